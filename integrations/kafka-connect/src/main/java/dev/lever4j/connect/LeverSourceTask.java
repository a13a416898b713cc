package dev.lever4j.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads some accounts. Each list of each account is a stream of its own, that asks Lever for no more than there is room
 * for; a poll hands on what has arrived, in whole answers. What fails for one account is no matter of the others: the
 * task itself fails when none is left that can be read.
 *
 * <p>Public, with a constructor that takes nothing, since Connect makes it.
 */
public final class LeverSourceTask extends SourceTask {
    /** A worker wants the thread back now and then. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    /** Answers are handed on until there are so many. */
    private static final int ENOUGH = 500;

    private @Nullable Accounts accounts;

    @Override
    public String version() {
        return Version.TEXT;
    }

    @Override
    public void start(Map<String, String> configured) {
        accounts = Accounts.open(new Settings(configured), Deal.dealt(configured), context);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        Accounts all = accounts;
        if (all == null) {
            return null;
        }
        all.failIfNoneIsLeft();
        List<SourceRecord> records = new ArrayList<>();
        Chunk chunk = all.arrivals().next(LONGEST_WAIT);
        while (chunk != null) {
            all.records().add(chunk, records);
            // what is asked for now comes while the worker sends this
            chunk.taken().run();
            chunk = records.size() < ENOUGH ? all.arrivals().nextNow() : null;
        }
        all.metrics().sent(records);
        return records.isEmpty() ? null : records;
    }

    /** Whether all that there was has been read and handed on. */
    boolean hasRead() {
        Accounts all = accounts;
        return all != null && all.haveRead();
    }

    /** By whichever thread; a poll under way ends soon. */
    @Override
    public void stop() {
        Accounts all = accounts;
        if (all != null) {
            all.close();
        }
    }
}
