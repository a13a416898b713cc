package dev.lever4j.it.processes;

import dev.lever4j.redis.KeysOfProcesses;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a Redis. */
class RedisStoreTest extends StoreOfProcesses {
    @AutoClose
    private static StoreServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = KeysOfProcesses.start(data);
    }

    @Override
    SharedStore shared(String part) {
        return new SharedStore(KeysOfProcesses.class, server.where());
    }
}
