package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.simulated.CompiledExample;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.table.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/postgres.md shows what is compiled and run. */
class DocumentationTest {
    private static final Path DOCUMENTATION = Path.of("../../docs/postgres.md");

    private static String documentation() throws IOException {
        return Files.readString(DOCUMENTATION);
    }

    @Test
    void theExampleIsTheOneThatIsCompiled() throws IOException {
        assertThat(documentation())
                .contains(CompiledExample.of(DocumentedExample.class).block("hiring"))
                .contains(CompiledExample.of(DocumentedExample.class).block("night"));
    }

    @ParameterizedTest
    @EnumSource(PostgresExportException.Reason.class)
    void everyReasonIsExplained(PostgresExportException.Reason reason) throws IOException {
        assertThat(documentation()).contains("| `" + reason + "` |");
    }

    @ParameterizedTest
    @EnumSource(Column.Type.class)
    void everyTypeIsListed(Column.Type type) throws IOException {
        assertThat(documentation()).contains("`" + ResourceTable.type(type) + "`");
    }

    @Test
    void theListsWithoutIdsAreThoseThatHaveNone() throws IOException {
        assertThat(Arrays.stream(ExportResource.values())
                        .filter(resource -> !new ResourceTable(new SchemaName("lever"), resource).hasId())
                        .map(resource -> "`" + resource.text() + "`"))
                .isNotEmpty()
                .allMatch(documentation()::contains);
    }

    @Test
    @Tag("it")
    void theExampleRuns(@TempDir Path data) {
        try (PostgresServer server = PostgresServer.startedOrSkipped(data);
                Account account = new Account(30)) {
            String url = "r2dbc:postgresql://postgres@localhost:" + server.port() + "/postgres";
            assertThat(DocumentedExample.hiring(account.client, url).block(PostgresServer.LIMIT))
                    .isNotNull();
            LeverExport candidates = LeverExport.of(account.client)
                    .with(ExportResource.APPLICATIONS, ExportResource.CONTACT, ExportResource.OFFERS);
            LeverExport postings = LeverExport.of(account.client).resource(ExportResource.POSTINGS);
            PostgresExport postgres = PostgresExport.into(server.factory());
            assertThat(DocumentedExample.night(postgres, candidates, postings).block(PostgresServer.LIMIT))
                    .isNotNull();
            assertThat(server.rows("SELECT list, complete FROM lever.lever4j_exports"))
                    .containsExactlyInAnyOrder("opportunities|true", "postings|true");
        }
    }
}
