package dev.lever4j.bucket4j;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.lever4j.client.RateBudgets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Lever's limit as it is. */
@Tag("it")
class PostgresBudgetsTest extends SharedBudgetContract {
    private static EmbeddedPostgres server;

    PostgresBudgetsTest() {
        super(10);
    }

    @BeforeAll
    static void start(@TempDir Path data) {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException | RuntimeException e) {
            abort("PostgreSQL cannot be started on this machine: " + e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void createTable() throws SQLException {
        PostgresPool.createTable(server.getPort());
    }

    @Override
    RateBudgets open() {
        return DocumentedExample.onPostgres(PostgresPool.at(server.getPort()));
    }
}
