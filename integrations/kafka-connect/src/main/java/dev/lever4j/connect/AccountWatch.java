package dev.lever4j.connect;

import dev.lever4j.client.token.TokenStores;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which accounts the token store has, where none are named, and says when they are others. */
final class AccountWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.connect");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Stores stores;
    private final ConnectorContext context;
    private final ScheduledExecutorService asking;
    private @Nullable Future<?> next;
    private volatile List<String> accounts;

    private AccountWatch(Stores stores, ConnectorContext context, ScheduledExecutorService asking) {
        this.stores = stores;
        this.context = context;
        this.asking = asking;
        this.accounts = list(stores.grants());
    }

    /**
     * Blocks until the store has told.
     *
     * @throws ConnectException if it does not
     */
    static AccountWatch begin(Settings settings, ConnectorContext context) {
        Stores stores = Stores.open(settings);
        try {
            ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(AccountWatch::daemon);
            AccountWatch watch = new AccountWatch(stores, context, asking);
            long every = settings.accountsInterval().toMillis();
            watch.next = asking.scheduleWithFixedDelay(watch::look, every, every, TimeUnit.MILLISECONDS);
            return watch;
        } catch (RuntimeException e) {
            stores.close();
            throw new ConnectException(
                    Keys.ACCOUNTS + ": is empty, and the token store does not tell which accounts it has", e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "lever-accounts");
        thread.setDaemon(true);
        return thread;
    }

    List<String> accounts() {
        return accounts;
    }

    private void look() {
        try {
            List<String> now = list(stores.grants());
            if (!now.equals(accounts)) {
                LOG.info("the token store has {} accounts now, and had {}", now.size(), accounts.size());
                accounts = now;
                context.requestTaskReconfiguration();
            }
        } catch (RuntimeException e) {
            // the accounts stay as they are; the store will be asked again
            LOG.warn("the token store does not tell which accounts it has: {}", e.toString());
        }
    }

    private static List<String> list(TokenStores grants) {
        List<String> found = grants.accounts().collectSortedList().block(LIMIT);
        return found == null ? List.of() : found;
    }

    @Override
    public void close() {
        if (next != null) {
            next.cancel(false);
        }
        asking.shutdownNow();
        stores.close();
    }
}
