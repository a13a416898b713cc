package dev.lever4j.samples.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.Batch;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.json.LeverJson;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidateTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void thePipelineFitsIntoSixtyLines() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/java/dev/lever4j/samples/export/CandidateExport.java")))
                .hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void anOpportunityBecomesOneLineWithItsApplications() {
        List<Map<String, @Nullable Object>> lines = candidates();

        assertThat(lines)
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(line)
                        .containsOnlyKeys(
                                "id", "name", "stage", "origin", "createdAt", "updatedAt", "archived", "applications"));
        assertThat(lines)
                .anySatisfy(line -> assertThat((List<?>) line.get("applications"))
                        .singleElement()
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsKeys("id", "posting", "type", "createdAt"));
    }

    private static List<Map<String, @Nullable Object>> candidates() {
        try (Simulator lever = Simulator.builder()
                        .opportunities(200)
                        .rate(10_000, 10_000)
                        .start();
                LeverClient client = LeverClient.builder()
                        .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                        .apiKey(Secret.of(lever.apiKey()))
                        .rate(new RateLimit(10_000, 10_000))
                        .build()) {
            LeverExport export = LeverExport.of(client).with(ExportResource.APPLICATIONS);
            return export.begin()
                    .flatMapMany(export::list)
                    .concatMapIterable(Batch::rows)
                    .filter(row -> row.resource() == ExportResource.OPPORTUNITIES)
                    .map(Candidate::of)
                    .map(candidate -> LeverJson.map(candidate.json().getBytes(StandardCharsets.UTF_8)))
                    .collectList()
                    .blockOptional(SOON)
                    .orElseThrow();
        }
    }
}
