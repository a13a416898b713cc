package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.SyncReport;
import dev.lever4j.export.SyncReport.Changes;
import dev.lever4j.postgres.PostgresExportException.Reason;
import dev.lever4j.simulator.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

/** What a sync does to tables, and what it refuses. */
@Tag("it")
class SyncedListsTest {
    private static PostgresServer server;
    private static Account account;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
        account = new Account(30);
    }

    @AfterAll
    static void end() {
        if (account != null) {
            account.close();
            server.close();
        }
    }

    @AfterEach
    void drop() {
        account.simulator.controls().clearFaults();
        server.run("DROP SCHEMA IF EXISTS lever CASCADE");
    }

    private static PostgresExport into() {
        return PostgresExport.into(server.factory()).patience(Duration.ofMillis(200));
    }

    private static void write(LeverExport export) {
        assertThat(into().write(export).blockOptional(PostgresServer.LIMIT)).isPresent();
        account.simulator.ledger().clear();
    }

    private static SyncReport sync(LeverExport export) {
        return into().sync(export.sync()).blockOptional(PostgresServer.LIMIT).orElseThrow();
    }

    private static LeverExport list(ExportResource resource) {
        LeverExport export = LeverExport.of(account.client).resource(resource);
        return resource == ExportResource.POSTINGS ? export.with(ExportResource.DIVERSITY_SURVEYS) : export;
    }

    /** With ids, without, and with something under their records. */
    @ParameterizedTest
    @EnumSource(names = {"STAGES", "TAGS", "POSTINGS", "USERS"})
    void aListThatCannotBeFollowedIsReplacedAndWhatThatChangedIsCounted(ExportResource resource) {
        LeverExport export = list(resource);
        write(export);
        List<String> before = Kept.rows(server, "lever", export.resources());
        String table = "lever." + resource.text();
        server.run(
                "DELETE FROM " + table + " WHERE ctid = (SELECT min(ctid) FROM " + table + ")",
                resource == ExportResource.TAGS
                        ? "INSERT INTO " + table
                                + " (text, json) VALUES ('x', '{\"text\":\"x\"}'), ('x', '{\"text\":\"x\"}')"
                        : "INSERT INTO " + table
                                + " (id, json) VALUES ('x', '{\"id\":\"x\"}'), ('y', '{\"id\":\"y\"}')");

        SyncReport report = sync(export);

        assertThat(Kept.rows(server, "lever", export.resources())).containsExactlyInAnyOrderElementsOf(before);
        assertThat(report.changes().get(resource)).isEqualTo(new Changes(1, 0, 2));
        assertThat(sync(export).total()).isEqualTo(Changes.NONE);
        assertThat(server.rows("SELECT list, added, updated, deleted, complete, until >= since, finished_at >= begun_at"
                        + " FROM lever.lever4j_syncs ORDER BY begun_at"))
                .containsExactly(resource.text() + "|1|0|2|true|true|true", resource.text() + "|0|0|0|true|true|true");
    }

    @Test
    void whatLiesUnderAPostingThatIsGoneGoesAndWhatCouldNotBeReadStays() {
        LeverExport export = list(ExportResource.POSTINGS);
        write(export);
        List<String> before = Kept.rows(server, "lever", export.resources());
        String unread = server.rows("SELECT posting_id FROM lever.diversity_surveys LIMIT 1")
                .get(0);
        server.run(
                "INSERT INTO lever.diversity_surveys (id, posting_id, json) VALUES ('mine', '" + unread + "', '{}')",
                "INSERT INTO lever.diversity_surveys (id, posting_id, json) VALUES ('gone', 'gone', '{}')");
        account.simulator
                .controls()
                .inject(Fault.status(403)
                        .on("GET", "/v1/surveys/diversity/" + unread)
                        .times(1));

        SyncReport report = sync(export);

        assertThat(report.changes().get(ExportResource.DIVERSITY_SURVEYS)).isEqualTo(new Changes(0, 0, 1));
        assertThat(Kept.rows(server, "lever", export.resources())).hasSize(before.size() + 1);
        assertThat(server.rows("SELECT complete FROM lever.lever4j_exports")).containsExactly("false");
        assertThat(sync(export).changes().get(ExportResource.DIVERSITY_SURVEYS)).isEqualTo(new Changes(0, 0, 1));
        assertThat(server.rows("SELECT complete FROM lever.lever4j_exports"))
                .as("all has been read again")
                .containsExactly("true");
    }

    @Test
    void anExportThatIsRunAgainLeavesTheWordOfASync() {
        LeverExport export = list(ExportResource.POSTINGS);
        account.simulator
                .controls()
                .inject(Fault.status(403).on("GET", "/v1/surveys/diversity/*").times(1));
        write(export);
        assertThat(server.rows("SELECT complete FROM lever.lever4j_exports")).containsExactly("false");
        sync(export);
        assertThat(server.rows("SELECT complete FROM lever.lever4j_exports")).containsExactly("true");

        write(export);

        assertThat(server.rows("SELECT complete FROM lever.lever4j_exports")).containsExactly("true");
    }

    @Test
    void aListThatCannotBeReadToItsEndStaysAsItWas() {
        LeverExport export = list(ExportResource.USERS);
        write(export);
        List<String> before = Kept.rows(server, "lever", export.resources());
        account.simulator
                .controls()
                .inject(Fault.status(401).on("GET", "/v1/users").times(100));

        StepVerifier.create(into().sync(export.sync()))
                .expectError(UnauthorizedException.class)
                .verify(PostgresServer.LIMIT);

        assertThat(Kept.rows(server, "lever", export.resources())).containsExactlyInAnyOrderElementsOf(before);
        assertThat(server.rows("SELECT count(*) FROM lever.lever4j_syncs")).containsExactly("0");
    }

    private static void assertRefused(LeverExport export, Reason reason, String... parts) {
        StepVerifier.create(into().sync(export.sync()))
                .expectErrorSatisfies(error -> {
                    assertThat(error)
                            .isInstanceOf(PostgresExportException.class)
                            .hasMessageContainingAll(parts);
                    assertThat(((PostgresExportException) error).reason()).isEqualTo(reason);
                })
                .verify(PostgresServer.LIMIT);
        assertThat(account.requests()).isZero();
    }

    @Test
    void whereNoFinishedExportOfTheListIsNothingIsMadeAndNothingAsked() {
        account.simulator.ledger().clear();
        assertRefused(account.export(), Reason.UNFINISHED, "no finished export of opportunities in schema lever");
        assertThat(server.rows("SELECT nspname FROM pg_namespace WHERE nspname = 'lever'"))
                .isEmpty();

        write(list(ExportResource.STAGES));
        assertRefused(account.export(), Reason.UNFINISHED, "no finished export of opportunities in schema lever");
        write(account.export());
        server.run("UPDATE lever.lever4j_exports SET finished_at = NULL");
        assertRefused(account.export(), Reason.UNFINISHED, "export into it first, until that is done");
    }

    @Test
    void anotherExportOfTheListIsLeftAsItIs() {
        write(account.export(ExportResource.NOTES));
        assertRefused(account.export(ExportResource.OFFERS), Reason.OTHER_EXPORT, "schema lever stays as it is");
        assertRefused(account.export(ExportResource.NOTES).server("elsewhere"), Reason.OTHER_EXPORT, "another server");
        assertThat(server.rows("SELECT to_regclass('lever.offers') IS NULL")).containsExactly("true");
    }

    @Test
    void aPositionThatCannotBeReadIsLeftAsItIs() {
        write(account.export());
        server.run("UPDATE lever.lever4j_exports SET position = 'somewhere'");
        assertRefused(account.export(), Reason.OTHER_EXPORT, "schema lever stays as it is: in lever4j_exports");
    }

    @Test
    void whatAnEarlierVersionMadeHasWhatASyncNeedsFromThenOn() {
        LeverExport export = account.export(ExportResource.NOTES);
        write(export);
        server.run("ALTER TABLE lever.lever4j_exports DROP COLUMN position", "DROP TABLE lever.lever4j_syncs");

        assertThat(sync(export).isComplete()).isTrue();

        assertThat(server.rows("SELECT position IS NOT NULL FROM lever.lever4j_exports"))
                .containsExactly("true");
    }
}
