package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tables that an earlier version made are gone on with. */
@Tag("it")
class MigrationTest {
    private static PostgresServer server;
    private static Account account;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
        account = new Account(120);
    }

    @AfterAll
    static void end() {
        if (account != null) {
            account.close();
            server.close();
        }
    }

    @Test
    void columnsThatAreMissingAreAddedInTheMiddleOfAnExport() {
        LeverExport export = account.export(ExportResource.NOTES);
        AtomicInteger commits = new AtomicInteger();
        PostgresExport interrupted = PostgresExport.into(
                server.watched((name, real) -> name.equals("commitTransaction") && commits.incrementAndGet() == 4
                        ? server.endOthers().thenMany(Mono.from(real)).cast(Object.class)
                        : real));
        StepVerifier.create(interrupted.write(export))
                .expectError(PostgresExportException.class)
                .verify(PostgresServer.LIMIT);
        List<String> before = server.rows("SELECT id FROM lever.opportunities");
        assertThat(before).isNotEmpty();
        server.run(
                "ALTER TABLE lever.opportunities DROP COLUMN headline, DROP COLUMN last_advanced_at",
                "ALTER TABLE lever.notes DROP COLUMN \"user\"",
                // a column of somebody else's is left alone
                "ALTER TABLE lever.opportunities ADD COLUMN mine text DEFAULT 'x'");

        assertThat(PostgresExport.into(server.factory()).write(export).block(PostgresServer.LIMIT))
                .isNotNull();

        assertThat(Kept.rows(server, "lever", export.resources()))
                .containsExactlyInAnyOrderElementsOf(account.rows(export));
        assertThat(server.rows("SELECT count(*) FROM lever.opportunities WHERE mine = 'x' AND headline IS NOT NULL"))
                .as("those that came later have them")
                .doesNotContain("0");
        assertThat(server.rows("SELECT count(*) FROM lever.notes WHERE \"user\" IS DISTINCT FROM json->>'user'"))
                .containsExactly("0");
        assertThat(server.rows("SELECT id FROM lever.opportunities WHERE headline IS NULL AND json->>'headline' <> ''"))
                .as("the others have them in the record alone")
                .isNotEmpty()
                .isSubsetOf(before);
    }
}
