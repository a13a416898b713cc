package dev.lever4j.it.processes;

import dev.lever4j.r2dbc.RowsOfProcesses;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a table of PostgreSQL. */
class PostgresStoreTest extends StoreOfProcesses {
    @AutoClose
    private static StoreServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = RowsOfProcesses.start(data);
    }

    @Override
    SharedStore shared(String part) {
        return new SharedStore(RowsOfProcesses.class, server.where());
    }
}
