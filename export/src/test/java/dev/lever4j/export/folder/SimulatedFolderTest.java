package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** Over real HTTP and on the real disk scheduler; BlockHound makes it an error to touch the disk elsewhere. */
class SimulatedFolderTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path parent;

    private final Simulator simulator =
            Simulator.builder().opportunities(400).rate(100_000, 100_000).start();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
            .apiKey(Secret.of(simulator.apiKey()))
            .rate(new RateLimit(2_000, 2_000))
            .build();

    @AfterEach
    void close() {
        client.closeGracefully(Duration.ZERO).block(LIMIT);
        simulator.close();
    }

    private FolderManifest write(Path folder) {
        return ExportFolder.at(folder)
                .write(ChildExport.export(client))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    @Test
    void holdsWhatLeverSentByteForByte() {
        Path folder = parent.resolve("out");
        FolderManifest manifest = write(folder);

        LeverExport list = LeverExport.of(client).with(ExportResource.APPLICATIONS, ExportResource.CONTACT);
        List<String> sent = list.begin()
                .flatMapMany(list::list)
                .flatMapIterable(batch -> batch.rows())
                .filter(row -> row.resource() == ExportResource.OPPORTUNITIES)
                .map(row -> new String(row.json().bytes(), StandardCharsets.UTF_8))
                .sort()
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        Map<String, List<String>> lines = Contents.of(folder);
        assertThat(manifest.isComplete()).isTrue();
        assertThat(lines.get("opportunities")).hasSizeGreaterThan(400).isEqualTo(sent);
        assertThat(lines.get("applications")).isNotEmpty().allMatch(line -> line.contains("\"opportunityId\":\""));
        assertThat(lines.get("notes")).isNotEmpty().allMatch(line -> line.startsWith("{\"opportunityId\":\""));
    }

    @Test
    void everyListOfTheAccountCanBeWritten() {
        Flux<FolderManifest> all = Flux.fromArray(ExportResource.values())
                .filter(resource -> resource.parent().isEmpty())
                .concatMap(resource -> ExportFolder.at(parent.resolve(resource.text()))
                        .write(LeverExport.of(client).resource(resource)));

        List<FolderManifest> manifests = all.collectList().blockOptional(LIMIT).orElseThrow();

        assertThat(manifests).hasSizeGreaterThan(15).allSatisfy(manifest -> {
            FolderManifest.Part part =
                    Objects.requireNonNull(manifest.resources().get(manifest.root()));
            assertThat(manifest.isComplete()).isTrue();
            // some come twice where a slice is cut anew
            assertThat(part.rows())
                    .isPositive()
                    .isLessThanOrEqualTo(part.counts().rows());
        });
    }

    @Test
    void cancellingGivesTheLockBackSoon() {
        Path folder = parent.resolve("out");
        StepVerifier.create(ExportFolder.at(folder).pace(Duration.ofMillis(20)).write(ChildExport.export(client)))
                .thenAwait(Duration.ofMillis(300))
                .thenCancel()
                .verify(LIMIT);

        FolderManifest manifest = ExportFolder.at(folder)
                .write(ChildExport.export(client))
                .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(50)).filter(ExportFileException.class::isInstance))
                .blockOptional(LIMIT)
                .orElseThrow();

        write(parent.resolve("whole"));
        assertThat(manifest.isComplete()).isTrue();
        assertThat(Contents.of(folder)).isEqualTo(Contents.of(parent.resolve("whole")));
    }
}
