package dev.lever4j.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.RawCall;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.export.redact.RedactionProfile;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are called, wrote and were written about is in no cell and in no statistics of a redacted export. */
class RedactedFilesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> PLANTED = List.of(
            "canary featherstone",
            "canary.featherstone@example.org",
            "+41 79 555 01 02",
            "network.example.org",
            "canary of all trades",
            "canary-tag",
            "canary's aunt",
            "canary islands",
            "canary sang in private",
            "canary sang in public");

    @TempDir
    private Path parent;

    private final Simulator simulator =
            Simulator.builder().opportunities(20).rate(100_000, 100_000).start();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
            .apiKey(Secret.of(simulator.apiKey()))
            .rate(new RateLimit(5_000, 5_000))
            .build();

    @AfterEach
    void close() {
        client.closeGracefully(Duration.ZERO).block(LIMIT);
        simulator.close();
    }

    @BeforeEach
    void plant() {
        String user = id(client.raw().get("/users").query("limit", 1));
        String opportunity = id(post(user, "/opportunities", """
                {"name":"Canary Featherstone","headline":"Canary of all trades","emails":["Canary.Featherstone@example.org"],
                "phones":[{"type":"mobile","value":"+41 79 555 01 02"}],"links":["https://network.example.org/canary"],
                "tags":["canary-tag"],"sources":["Canary's aunt"],"location":"Canary Islands"}"""));
        id(post(
                user,
                "/opportunities/{id}/notes",
                "{\"value\":\"Canary sang in private\",\"secret\":true}",
                opportunity));
        id(post(user, "/opportunities/{id}/notes", "{\"value\":\"Canary sang in public\"}", opportunity));
    }

    private RawCall post(String user, String template, String json, String... ids) {
        return client.raw().post(template, ids).query("perform_as", user).body(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The first one in the answer. */
    private static String id(RawCall call) {
        return call.exchange()
                .map(answer -> answer.text().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static Redaction redaction(String more) {
        return Redaction.of(
                RedactionProfile.parse("test", "{redaction: 1, base: strict" + more + "}"),
                RedactionKey.of(new byte[32]));
    }

    /** Those that any reader of the files finds. */
    private List<String> found(String name, LeverExport export) {
        Path folder = parent.resolve(name);
        FolderManifest manifest = ExportFolder.at(folder)
                .format(ParquetFormat.create())
                .write(export)
                .blockOptional(LIMIT)
                .orElseThrow();
        assertThat(manifest.redaction() != null).isEqualTo(export.isRedacted());
        StringBuilder all = new StringBuilder();
        manifest.resources().values().stream()
                .flatMap(part -> part.segments().stream())
                .map(segment -> folder.resolve(segment.name()))
                .forEach(file -> all.append(Duck.rows(file, "select * from FILE"))
                        .append(Duck.rows(file, "select * from parquet_metadata(FILE)"))
                        .append(Duck.rows(file, "select * from parquet_kv_metadata(FILE)")));
        String text = all.toString().toLowerCase(Locale.ROOT);
        assertThat(text).hasSizeGreaterThan(50_000);
        return PLANTED.stream().filter(text::contains).toList();
    }

    @Test
    void nothingPersonalIsInThem() {
        LeverExport export = LeverExport.of(client)
                .with(ExportResource.OPPORTUNITIES.children().toArray(ExportResource[]::new));

        assertThat(found("redacted", export.redact(redaction("")))).isEmpty();
        // or else the above could not fail
        assertThat(found("as-it-is", export.withSecret())).isEqualTo(PLANTED);
        assertThat(found("leaking", export.redact(redaction(", opportunities: {headline: keep}"))))
                .containsExactly("canary of all trades");
    }
}
