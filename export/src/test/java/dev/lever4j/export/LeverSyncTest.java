package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.request.ListFilter;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.Mutations;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.world.Mutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What a sync tells a place, and when. */
class LeverSyncTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HandClock clock = new HandClock(Instant.parse("2026-07-01T08:00:00Z"));
    private final Simulator lever = Simulator.builder()
            .opportunities(30)
            .rate(1_000_000, 1_000_000)
            .clock(clock)
            .start();
    private final LeverResources resources = LeverResources.builder()
            .timeAndChance(new TimeAndChance(
                    clock, System::nanoTime, TimeAndChance.system().scheduler(), new Random(1)))
            .build();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
            .apiKey(Secret.of(lever.apiKey()))
            .rate(new RateLimit(100_000, 100_000))
            .resources(resources)
            .build();
    private final Place place = new Place();

    @AfterEach
    void close() {
        client.close();
        resources.closeGracefully(Duration.ZERO).block(LIMIT);
        lever.close();
    }

    /** Keeps what it is told, or not. */
    private static final class Place implements SyncTarget {
        @Nullable
        Checkpoint export;

        @Nullable
        ChangePosition position;

        final List<SyncBatch> kept = new ArrayList<>();
        boolean isFull;
        List<String> held = List.of();

        @Override
        public Mono<Parents> held() {
            return Mono.just(new Parents() {
                @Override
                public long count() {
                    return held.size();
                }

                @Override
                public Flux<String> from(long ordinal) {
                    return Flux.fromIterable(held).skip(ordinal);
                }
            });
        }

        @Override
        public Mono<Standing> begin() {
            Checkpoint done = export;
            return done == null
                    ? Mono.error(new IllegalStateException("nothing is here"))
                    : Mono.just(new Standing(done, position));
        }

        @Override
        public Mono<Void> keep(SyncBatch batch) {
            return Mono.defer(() -> {
                if (isFull && !batch.rows().isEmpty()) {
                    return Mono.error(new IllegalStateException("full"));
                }
                kept.add(batch);
                position = batch.position();
                return Mono.empty();
            });
        }

        @Override
        public Mono<Void> replace(Flux<Batch> all) {
            return Mono.error(new IllegalStateException("none of these lists is read anew"));
        }

        @Override
        public Mono<SyncReport> finish(SyncReport report) {
            return Mono.just(report);
        }
    }

    private LeverExport export() {
        return LeverExport.of(client).with(ExportResource.APPLICATIONS, ExportResource.NOTES);
    }

    private void exported(LeverExport export) {
        place.export = export.begin().block(LIMIT);
    }

    private String change(Mutation.Kind kind) {
        clock.pass(Duration.ofSeconds(10));
        return lever.mutations(5 + kind.ordinal()).only(kind).step().id();
    }

    private SyncReport sync(LeverExport export) {
        return export.sync().to(place).blockOptional(LIMIT).orElseThrow();
    }

    private int requests() {
        return lever.ledger().apiRequests().size();
    }

    @Test
    void aChangedRecordComesWithWhatLiesUnderItAndADeletedOneAsGone() {
        exported(export());
        String moved = change(Mutation.Kind.MOVE);
        String gone = change(Mutation.Kind.DELETE);

        SyncReport report = sync(export());

        List<SyncBatch.Whole> whole =
                place.kept.stream().flatMap(batch -> batch.whole().stream()).toList();
        assertThat(whole)
                .containsExactlyInAnyOrder(
                        new SyncBatch.Whole(ExportResource.APPLICATIONS, moved),
                        new SyncBatch.Whole(ExportResource.NOTES, moved));
        assertThat(place.kept.stream()
                        .flatMap(batch -> batch.rows().stream())
                        .filter(row -> row.resource() == ExportResource.OPPORTUNITIES)
                        .map(row -> row.json().id().orElseThrow()))
                .containsExactly(moved);
        assertThat(place.kept.stream().flatMap(batch -> batch.gone().stream()))
                .contains(new SyncBatch.Gone(ExportResource.OPPORTUNITIES, gone));
        assertThat(report.isComplete()).isTrue();
        assertThat(report.until()).isEqualTo(clock.instant());
        assertThat(report.resources().get(ExportResource.NOTES))
                .extracting(ExportReport.Counts::pages)
                .isEqualTo(1L);
    }

    @Test
    void whatIsNotKeptComesAgain() {
        exported(export());
        String moved = change(Mutation.Kind.MOVE);
        clock.pass(Duration.ofHours(1));
        place.isFull = true;

        StepVerifier.create(export().sync().to(place))
                .expectErrorMessage("full")
                .verify(LIMIT);
        assertThat(place.position).isNull();
        place.isFull = false;
        sync(export());
        assertThat(place.kept.get(0).whole())
                .extracting(SyncBatch.Whole::parent)
                .contains(moved);

        place.kept.clear();
        clock.pass(Duration.ofHours(1));
        sync(export());
        assertThat(place.kept).allMatch(batch -> batch.rows().isEmpty());
    }

    @Test
    void nothingIsAskedForWithoutDemandAndNoPageAhead() {
        exported(export());
        change(Mutation.Kind.MOVE);
        int before = requests();
        Checkpoint done = Objects.requireNonNull(place.export);
        Flux<SyncBatch> batches = export().sync().changed(done, ChangePosition.since(done.startedAt()));

        StepVerifier.create(batches, 0)
                .expectSubscription()
                .then(() -> assertThat(requests()).isEqualTo(before))
                .thenRequest(1)
                .expectNextCount(1)
                // the list and the notes of the one that is in it
                .then(() -> assertThat(requests()).isEqualTo(before + 2))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void whatTheFilterLetsThroughNoLongerIsGone() {
        LeverExport open =
                export().filter(OpportunityFilter.builder().archived(false).build());
        exported(open);
        String archived = change(Mutation.Kind.ARCHIVE);
        boolean isArchived =
                Objects.requireNonNull(lever.state().opportunities().get(archived))
                                .archivedAt()
                        != null;

        sync(open);

        assertThat(place.kept.stream().flatMap(batch -> batch.gone().stream()).toList())
                .isEqualTo(
                        isArchived ? List.of(new SyncBatch.Gone(ExportResource.OPPORTUNITIES, archived)) : List.of());
    }

    @Test
    void aListThatIsRefusedIsNotWholeAndSaid() {
        exported(export());
        String moved = change(Mutation.Kind.MOVE);
        lever.controls().inject(Fault.status(403).on("GET", "/v1/opportunities/" + moved + "/notes"));

        SyncReport report = sync(export());

        assertThat(place.kept.stream().flatMap(batch -> batch.whole().stream()))
                .containsExactly(new SyncBatch.Whole(ExportResource.APPLICATIONS, moved));
        assertThat(place.kept.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactly(new Skipped(ExportResource.NOTES, moved, Skipped.Reason.REFUSED));
        assertThat(report.isComplete()).isFalse();
        assertThat(report.refused()).isEqualTo(1);
    }

    @Test
    void aListThatIsNotThereUnderARecordThatIsDoesNotCountAsEmpty() {
        exported(export());
        String moved = change(Mutation.Kind.MOVE);
        lever.controls().inject(Fault.status(404).on("GET", "/v1/opportunities/" + moved + "/notes"));

        SyncReport report = sync(export());

        assertThat(place.kept.stream().flatMap(batch -> batch.whole().stream()))
                .containsExactly(new SyncBatch.Whole(ExportResource.APPLICATIONS, moved));
        assertThat(place.kept.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactly(new Skipped(ExportResource.NOTES, moved, Skipped.Reason.FAILED));
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void aListThatIsGoneWithItsRecordIsEmpty() {
        exported(export());
        String moved = change(Mutation.Kind.MOVE);
        lever.controls().inject(Fault.status(404).on("GET", "/v1/opportunities/" + moved + "/notes"));
        lever.controls().inject(Fault.status(404).on("GET", "/v1/opportunities/" + moved));

        SyncReport report = sync(export());

        assertThat(place.kept.stream().flatMap(batch -> batch.whole().stream()))
                .contains(new SyncBatch.Whole(ExportResource.NOTES, moved));
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void aListThatCannotBeReadUnderTheOnlyRecordThatChangedIsPassedOver() {
        exported(export());
        String moved = change(Mutation.Kind.MOVE);
        lever.controls()
                .inject(Fault.status(400)
                        .on("GET", "/v1/opportunities/" + moved + "/notes")
                        .times(10));

        SyncReport report = sync(export());

        assertThat(place.kept.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactly(new Skipped(ExportResource.NOTES, moved, Skipped.Reason.FAILED));
        assertThat(report.isComplete()).isFalse();
        assertThat(report.failed()).isEqualTo(1);
    }

    /** So many that have changed, in one page. */
    private Set<String> changed(int count) {
        Set<String> ids = new LinkedHashSet<>();
        Mutations edits = lever.mutations(5).only(Mutation.Kind.EDIT);
        while (ids.size() < count) {
            clock.pass(Duration.ofSeconds(1));
            ids.add(edits.step().id());
        }
        return ids;
    }

    private void unreadable(Collection<String> ids) {
        ids.forEach(id -> lever.controls()
                .inject(Fault.status(400)
                        .on("GET", "/v1/opportunities/" + id + "/notes")
                        .times(10)));
    }

    private List<String> others(Set<String> changed) {
        return lever.state().opportunities().keySet().stream()
                .filter(id -> !changed.contains(id))
                .toList();
    }

    /** Whether a place says what it holds besides or not. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPageOfWhichNoListCanBeReadIsPassedOverAsAnExportDoes(boolean tells) {
        exported(export());
        Set<String> ids = changed(3);
        unreadable(ids);
        place.held = tells ? others(ids) : List.of();

        SyncReport report = sync(export());

        assertThat(place.kept.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactlyInAnyOrderElementsOf(ids.stream()
                        .map(id -> new Skipped(ExportResource.NOTES, id, Skipped.Reason.FAILED))
                        .toList());
        assertThat(place.kept.stream().flatMap(batch -> batch.whole().stream()))
                .containsExactlyInAnyOrderElementsOf(ids.stream()
                        .map(id -> new SyncBatch.Whole(ExportResource.APPLICATIONS, id))
                        .toList());
        assertThat(report.isComplete()).isFalse();
        assertThat(report.failed()).isEqualTo(3);
    }

    @Test
    void moreThanTwentyThatCannotBeReadInARowEndTheSync() {
        exported(export());
        unreadable(changed(21));

        StepVerifier.create(export().sync().to(place))
                .expectError(BadRequestException.class)
                .verify(LIMIT);
        assertThat(place.kept).allMatch(batch -> batch.skipped().isEmpty());
    }

    @Test
    void whereNoListOfTheKindCanBeReadTheSyncEndsAndNothingIsPassedOver() {
        exported(export());
        Set<String> ids = changed(2);
        unreadable(lever.state().opportunities().keySet());
        place.held = others(ids);

        StepVerifier.create(export().sync().to(place))
                .expectError(BadRequestException.class)
                .verify(LIMIT);
        assertThat(place.kept).isEmpty();
    }

    @Test
    void ofWhoWasAnonymizedNothingStaysOfAListThatCannotBeRead() {
        exported(export());
        String id = change(Mutation.Kind.ANONYMIZE);
        lever.controls().inject(Fault.status(403).on("GET", "/v1/opportunities/" + id + "/notes"));

        SyncReport report = sync(export());

        assertThat(place.kept.stream().flatMap(batch -> batch.whole().stream()))
                .contains(new SyncBatch.Whole(ExportResource.NOTES, id));
        assertThat(place.kept.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactly(new Skipped(ExportResource.NOTES, id, Skipped.Reason.REFUSED));
        assertThat(report.isComplete()).isFalse();
    }

    static Stream<ListFilter> unknowable() {
        return Stream.of(
                OpportunityFilter.builder().email("somebody@example.com").build(),
                OpportunityFilter.builder().snoozed(true).build(),
                OpportunityFilter.builder().tag("somebody", "else").build());
    }

    @ParameterizedTest
    @MethodSource("unknowable")
    void aFilterThatARecordDoesNotTellIsRefusedBeforeAnythingIsAsked(ListFilter filter) {
        StepVerifier.create(export().filter(filter).sync().to(place))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("cannot be synced")
                        .hasMessageNotContaining("somebody"))
                .verify(LIMIT);
        assertThat(requests()).isZero();
    }

    @Test
    void anotherExportIsRefusedBeforeAnythingIsAsked() {
        exported(export());
        int before = requests();

        StepVerifier.create(LeverExport.of(client).sync().to(place))
                .expectErrorMatches(error -> String.valueOf(error.getMessage()).contains("other children"))
                .verify(LIMIT);
        assertThat(requests()).isEqualTo(before);
    }
}
