package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Exchange;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.Truth;
import dev.lever4j.simulator.Unrest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

/** An account that moves under the export, and a server that knows better than its lists what it held. */
class RestlessAccountTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int OPPORTUNITIES = 1_000;
    private static final int PAGE = 10;
    private static final Unrest UNREST = Unrest.of(5);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private static LeverClient client(Simulator simulator) {
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
                .apiKey(Secret.of(simulator.apiKey()))
                .rate(new RateLimit(100_000, 100_000))
                .build();
    }

    private static Simulator restless(long seed, int calmAfter) {
        AtomicInteger pages = new AtomicInteger();
        Simulator[] self = new Simulator[1];
        self[0] = Simulator.builder()
                .opportunities(OPPORTUNITIES)
                .rate(1_000_000, 1_000_000)
                .onAnswer(exchange -> {
                    if (isPage(exchange) && pages.incrementAndGet() == calmAfter) {
                        self[0].controls().calm();
                    }
                })
                .start();
        self[0].controls().unrest(UNREST.seed(seed));
        return self[0];
    }

    private static boolean isPage(Exchange exchange) {
        return exchange.path().equals("/v1/opportunities");
    }

    private static LeverExport export(LeverClient client) {
        return LeverExport.of(client)
                .filter(OpportunityFilter.builder().limit(PAGE).build())
                .with(ExportResource.APPLICATIONS);
    }

    private List<String> exported() {
        return Objects.requireNonNull(Contents.of(folder).get("opportunities")).stream()
                .map(line -> String.valueOf(MAPPER.readTree(line).get("id").stringValue()))
                .toList();
    }

    /** It calms down before the export ends, so that the closing passes can find nothing new. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void allThatExistedThroughoutIsThereOnceWhereverItMoved(long seed) {
        try (Simulator simulator = restless(seed, OPPORTUNITIES / PAGE)) {
            LeverClient client = client(simulator);
            FolderManifest manifest = Objects.requireNonNull(
                    ExportFolder.at(folder).write(export(client)).block(LIMIT));
            client.close();

            List<String> ids = exported();
            assertThat(manifest.isComplete()).isTrue();
            assertThat(ids).doesNotHaveDuplicates().containsAll(throughout(simulator.truth(), manifest.startedAt()));
            assertThat(known(simulator.truth())).containsAll(ids);
            FolderManifest.Part part =
                    Objects.requireNonNull(manifest.resources().get(ExportResource.OPPORTUNITIES));
            assertThat(part.rows()).isEqualTo(ids.size());
            assertThat(part.counts().rows()).as("some came twice").isGreaterThan(ids.size());
        }
    }

    /** The difficulty is real: this is what everybody else does. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPagerThatFollowsTheCursorsMissesSome(long seed) {
        try (Simulator simulator = restless(seed, Integer.MAX_VALUE)) {
            LeverClient client = client(simulator);
            Instant began = Instant.now();
            List<String> ids = client.opportunities()
                    .list(where -> where.limit(PAGE).confidentiality(dev.lever4j.request.ConfidentialityFilter.ALL))
                    .raw()
                    .items()
                    .map(record -> record.id().orElseThrow())
                    .collectList()
                    .blockOptional(LIMIT)
                    .orElseThrow();
            client.close();

            assertThat(new HashSet<>(ids).containsAll(throughout(simulator.truth(), began)))
                    .isFalse();
        }
    }

    /** Or it says that it is not sure. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whereItNeverCalmsDownAllThatExistedIsThereOrTheExportIsNotComplete(long seed) {
        try (Simulator simulator = restless(seed, Integer.MAX_VALUE)) {
            LeverClient client = client(simulator);
            FolderManifest manifest = Objects.requireNonNull(
                    ExportFolder.at(folder).write(export(client)).block(LIMIT));
            client.close();

            List<String> ids = exported();
            assertThat(ids).doesNotHaveDuplicates();
            if (manifest.isComplete()) {
                assertThat(ids).containsAll(throughout(simulator.truth(), manifest.startedAt()));
            } else {
                assertThat(manifest.reasons()).isNotEmpty();
            }
        }
    }

    private static Set<String> throughout(Truth truth, Instant from) {
        return truth.lives().stream()
                .filter(life -> life.existedSince(from))
                .map(Truth.Life::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> known(Truth truth) {
        return truth.lives().stream().map(Truth.Life::id).collect(Collectors.toSet());
    }
}
