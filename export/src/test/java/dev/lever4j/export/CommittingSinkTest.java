package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What a place of one's own is promised. */
class CommittingSinkTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Simulator lever =
            Simulator.builder().opportunities(2_500).rate(100_000, 100_000).start();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
            .apiKey(Secret.of(lever.apiKey()))
            .rate(new RateLimit(100_000, 100_000))
            .build();
    private final Place place = new Place();

    @AfterEach
    void close() {
        client.closeGracefully(SOON).block(SOON);
        lever.close();
    }

    @Test
    void batchesAndCheckpointComeTogetherAndTheFirstCommitIsTheBeginning() {
        assertThat(run(LeverExport.of(client)).isComplete()).isTrue();

        assertThat(place.commits.get(0).batches()).isEmpty();
        assertThat(place.commits.get(0).checkpoint().open()).isEmpty();
        Checkpoint checkpoint = place.commits.get(0).checkpoint();
        for (Commit commit : place.commits.subList(1, place.commits.size() - 1)) {
            for (Batch batch : commit.batches()) {
                checkpoint = checkpoint.after(batch.position());
            }
            assertThat(commit.checkpoint()).isEqualTo(checkpoint);
        }
        assertThat(place.commits.get(place.commits.size() - 1).checkpoint().isSettled())
                .isTrue();
        assertThat(place.finished).isEqualTo(1);
    }

    @Test
    void whatWasKeptIsNotAskedForAgain() {
        place.failAt = 3;
        StepVerifier.create(LeverExport.of(client).to(ExportSink.committing(place)))
                .expectErrorMessage("the disk is full")
                .verify(SOON);
        Set<String> before = Set.copyOf(place.ids);
        assertThat(before).isNotEmpty();
        place.failAt = Integer.MAX_VALUE;
        place.rows = 0;

        assertThat(run(LeverExport.of(client)).isComplete()).isTrue();

        assertThat(place.ids).hasSize(all());
        assertThat(place.rows).as("of what was not kept").isLessThan(all() - before.size() + 300);
    }

    @Test
    void aRunThatFindsItDoneOnlyFinishes() {
        run(LeverExport.of(client));
        place.rows = 0;
        lever.ledger().clear();

        assertThat(run(LeverExport.of(client)).isComplete()).isTrue();

        assertThat(place.rows).isZero();
        assertThat(lever.ledger().count("GET", "/v1/opportunities")).isZero();
        assertThat(place.finished).isEqualTo(2);
    }

    @Test
    void whatLiesUnderTheRecordsIsAskedForByThoseThatWereKept() {
        LeverExport export = LeverExport.of(client)
                .filter(OpportunityFilter.builder().archived(true).build())
                .with(ExportResource.NOTES);

        assertThat(run(export).isComplete()).isTrue();

        assertThat(lever.ledger()
                        .entries(entry -> entry.path().endsWith("/notes"))
                        .size())
                .isEqualTo(place.ids.size());
    }

    @Test
    void aPlaceThatDoesNotSayWhatItKeptIsToldSo() {
        place.tells = false;

        StepVerifier.create(LeverExport.of(client).with(ExportResource.NOTES).to(ExportSink.committing(place)))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("Commits.kept()"))
                .verify(SOON);
    }

    @Test
    void aPlaceThatKeepsAndDoesNotSayHowManyWereNewIsToldSo() {
        Commits silent = new Commits() {
            @Override
            public Mono<Checkpoint> last() {
                return Mono.empty();
            }

            @Override
            public Mono<Long> keep(Commit commit) {
                return Mono.empty();
            }
        };

        StepVerifier.create(LeverExport.of(client).to(ExportSink.committing(silent)))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("Commits.keep()"))
                .verify(SOON);
    }

    private int all() {
        return (int) lever.truth().lives().stream().filter(it -> !it.deleted()).count();
    }

    private ExportReport run(LeverExport export) {
        return export.to(ExportSink.committing(place)).blockOptional(SOON).orElseThrow();
    }

    private static final class Place implements Commits {
        final List<Commit> commits = new ArrayList<>();
        final Set<String> ids = new LinkedHashSet<>();
        int failAt = Integer.MAX_VALUE;
        boolean tells = true;
        int rows;
        int finished;

        @Override
        public Mono<Checkpoint> last() {
            return Mono.justOrEmpty(checkpoint());
        }

        private @Nullable Checkpoint checkpoint() {
            return commits.isEmpty()
                    ? null
                    : Checkpoint.parse(
                            commits.get(commits.size() - 1).checkpoint().toText());
        }

        @Override
        public Mono<Long> keep(Commit commit) {
            return Mono.fromCallable(() -> {
                if (commits.size() >= failAt) {
                    throw new IllegalStateException("the disk is full");
                }
                commits.add(commit);
                List<Row> come = commit.rows()
                        .filter(row -> row.resource() == ExportResource.OPPORTUNITIES)
                        .toList();
                rows += come.size();
                return come.stream()
                        .filter(row -> ids.add(row.json().id().orElseThrow()))
                        .count();
            });
        }

        @Override
        public Mono<Parents> kept() {
            return tells ? Mono.just(new Ids(List.copyOf(ids))) : Mono.empty();
        }

        @Override
        public Mono<Void> finish(ExportReport report) {
            return Mono.fromRunnable(() -> finished++);
        }
    }

    private record Ids(List<String> ids) implements Parents {
        @Override
        public long count() {
            return ids.size();
        }

        @Override
        public Flux<String> from(long ordinal) {
            return Flux.fromIterable(ids).skip(ordinal);
        }
    }
}
