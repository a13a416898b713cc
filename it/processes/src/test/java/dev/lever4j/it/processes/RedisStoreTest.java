package dev.lever4j.it.processes;

import dev.lever4j.tokenstore.redis.KeysOfProcesses;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a Redis. */
@Tag("it")
class RedisStoreTest {
    private static StoreServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = KeysOfProcesses.start(data);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    private static SharedStore shared() {
        return new SharedStore(KeysOfProcesses.class, server.where());
    }

    @Nested
    class Many extends ManyProcesses {
        @Override
        SharedStore store() {
            return shared();
        }
    }

    @Nested
    class Killed extends KilledProcesses {
        @Override
        SharedStore store() {
            return shared();
        }
    }

    @Nested
    class Stopped extends StoppedProcess {
        @Override
        SharedStore store() {
            return shared();
        }
    }

    @Nested
    class Newer extends NewerGrant {
        @Override
        SharedStore store() {
            return shared();
        }
    }
}
