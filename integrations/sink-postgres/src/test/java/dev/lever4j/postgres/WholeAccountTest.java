package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.export.redact.RedactionProfile;
import dev.lever4j.simulator.Truth;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole account, in a real PostgreSQL. */
@Tag("it")
class WholeAccountTest {
    private static PostgresServer server;
    private static Account account;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
        account = new Account(150);
    }

    @AfterAll
    static void end() {
        if (account != null) {
            account.close();
            server.close();
        }
    }

    private static ExportReport write(String schema, LeverExport export) {
        return PostgresExport.into(server.factory())
                .schema(schema)
                .write(export)
                .blockOptional(PostgresServer.LIMIT)
                .orElseThrow();
    }

    @Test
    void everyOpportunityAndAllThatLiesUnderThemIsThereOnceByteForByte() {
        LeverExport export =
                account.export(ExportResource.OPPORTUNITIES.children().toArray(ExportResource[]::new));

        ExportReport report = write("whole", export);

        assertThat(report.isComplete()).isTrue();
        assertThat(server.rows("SELECT id FROM whole.opportunities"))
                .containsExactlyInAnyOrderElementsOf(account.simulator.truth().lives().stream()
                        .filter(life -> !life.deleted())
                        .map(Truth.Life::id)
                        .toList());
        assertThat(Kept.rows(server, "whole", export.resources()))
                .containsExactlyInAnyOrderElementsOf(account.rows(export));
        assertThat(server.rows("SELECT complete, finished_at IS NOT NULL FROM whole.lever4j_exports"))
                .containsExactly("true|true");
    }

    @Test
    void everyListOfTheAccountFitsIntoOneSchema() {
        List<ExportResource> lists = Arrays.stream(ExportResource.values())
                .filter(resource -> resource.parent().isEmpty())
                .toList();
        for (ExportResource list : lists) {
            LeverExport export = LeverExport.of(account.client)
                    .resource(list)
                    .with(list.children().stream()
                            .filter(child -> child.parent().get() != ExportResource.OPPORTUNITIES)
                            .toArray(ExportResource[]::new));
            assertThat(write("lists", export).isComplete()).as(list.text()).isTrue();
            assertThat(Kept.rows(server, "lists", export.resources()))
                    .as(list.text())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(account.rows(export));
        }
        assertThat(server.rows("SELECT list FROM lever4j_exports".replace("lever4j", "lists.lever4j")))
                .hasSize(lists.size());
    }

    @Test
    void columnsHoldWhatTheRecordSays() {
        write("cells", account.export(ExportResource.APPLICATIONS, ExportResource.NOTES));

        assertThat(server.rows("""
                SELECT count(*) FROM cells.opportunities
                WHERE name IS DISTINCT FROM json->>'name' OR stage IS DISTINCT FROM json->>'stage'
                    OR tags::text IS DISTINCT FROM (json->'tags')::text
                    OR created_at IS DISTINCT FROM to_timestamp((json->>'createdAt')::numeric / 1000)
                    OR archived_archived_at IS DISTINCT FROM to_timestamp((json->'archived'->>'archivedAt')::numeric / 1000)""")).containsExactly("0");
        assertThat(server.rows("SELECT count(*) > 0 FROM cells.opportunities WHERE archived_archived_at IS NOT NULL"))
                .containsExactly("true");
        assertThat(
                        server.rows(
                                "SELECT count(*) FROM cells.notes n LEFT JOIN cells.opportunities o"
                                        + " ON o.id = n.opportunity_id WHERE o.id IS NULL OR n.secret IS DISTINCT FROM (n.json->>'secret')::boolean"))
                .containsExactly("0");
    }

    @Test
    void itIsSaidWhetherTheRecordsAreRedactedAndHow() {
        Redaction redaction = Redaction.of(RedactionProfile.strict(), RedactionKey.of(new byte[32]));
        write("redacted", account.export().redact(redaction));
        write("plain", account.export());

        assertThat(state("redacted").redaction()).isEqualTo(redaction.mark());
        assertThat(state("plain").redaction()).isNull();
    }

    private static PostgresState state(String schema) {
        return PostgresExport.into(server.factory())
                .schema(schema)
                .states()
                .next()
                .blockOptional(PostgresServer.LIMIT)
                .orElseThrow();
    }

    @Test
    void aRunThatFindsItDoneAsksLeverNothing() {
        LeverExport export = account.export();
        write("done", export);
        List<String> before = Kept.rows(server, "done", export.resources());
        account.simulator.ledger().clear();

        write("done", export);

        assertThat(account.simulator.ledger().count("GET", "/v1/opportunities")).isZero();
        assertThat(Kept.rows(server, "done", export.resources())).containsExactlyInAnyOrderElementsOf(before);
    }
}
