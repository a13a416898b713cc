package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.tokenstore.file.FileTokenStores;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no accounts are named they are those of the store, also those that come later. */
class AccountWatchTest {
    private final LeverSourceConnector connector = new LeverSourceConnector();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();

    private final class Context implements SourceConnectorContext {
        @Override
        public void requestTaskReconfiguration() {
            asked.complete(null);
        }

        @Override
        public void raiseError(Exception error) {
            asked.completeExceptionally(error);
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            throw new UnsupportedOperationException();
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void tasksAreDealtAnewWhenAnAccountIsConnected(@TempDir Path folder) throws Exception {
        String keys = GrantKeys.fresh().reveal();
        FileTokenStores grants = FileTokenStores.open(folder.resolve("grants"), GrantKeys.parse(keys));
        save(grants, "acme");
        connector.initialize(new Context());
        connector.start(configured(folder.resolve("grants").toUri().toString(), keys));
        try {
            assertThat(connector.taskConfigs(4)).hasSize(1);
            save(grants, "globex");
            asked.get(30, TimeUnit.SECONDS);

            assertThat(connector.taskConfigs(4).stream().flatMap(task -> Deal.dealt(task).stream()))
                    .containsExactly("acme", "globex");
        } finally {
            connector.stop();
        }
    }

    @Test
    void aStoreThatCannotBeOpenedIsSaid() {
        connector.initialize(new Context());

        assertThatThrownBy(() -> connector.start(
                        configured("file:/proc/nowhere", GrantKeys.fresh().reveal())))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(Keys.STORE);
    }

    private static void save(FileTokenStores grants, String account) {
        grants.forAccount(account)
                .save(StoredGrant.of(Secret.of("token-of-" + account)))
                .block(Worker.LIMIT);
    }

    private static Map<String, String> configured(String store, String keys) {
        return new HashMap<>(Map.of(
                Keys.STORE, store,
                Keys.STORE_KEYS, keys,
                Keys.CLIENT_ID, "app",
                Keys.CLIENT_SECRET, "secret",
                Keys.ACCOUNTS_INTERVAL, "1000"));
    }
}
