package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.world.Mutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of records that a place holds, and of which a rescan of all has not told. */
class UntoldRecordsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MORE_THAN_ARE_BELIEVED = 25;
    private static final String BY_ID = "/v1/opportunities/";

    private final HandClock clock = new HandClock(Instant.parse("2026-07-01T08:00:00Z"));
    private final Simulator lever = Simulator.builder()
            .opportunities(40)
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
    private final LeverExport export = LeverExport.of(client).with(ExportResource.APPLICATIONS, ExportResource.NOTES);
    private final Place place = new Place();

    @AfterEach
    void close() {
        client.close();
        resources.closeGracefully(Duration.ZERO).block(LIMIT);
        lever.close();
    }

    /** Holds ids, and knows of which it was told. */
    private static final class Place implements SyncTarget {
        @Nullable
        Checkpoint export;

        final Set<String> held = new LinkedHashSet<>();
        final Set<String> told = new LinkedHashSet<>();
        final List<Skipped> skipped = new ArrayList<>();
        final List<SyncBatch> kept = new ArrayList<>();
        int asked;
        boolean forgets;

        @Override
        public Mono<Standing> begin() {
            return Mono.just(new Standing(Objects.requireNonNull(export), null));
        }

        @Override
        public Mono<Void> keep(SyncBatch batch) {
            return Mono.fromRunnable(() -> {
                kept.add(batch);
                skipped.addAll(batch.skipped());
                batch.rows().stream()
                        .filter(row -> row.resource() == ExportResource.OPPORTUNITIES)
                        .map(row -> row.json().id().orElseThrow())
                        .forEach(id -> {
                            held.add(id);
                            told.add(id);
                        });
                batch.gone().forEach(gone -> {
                    held.remove(gone.id());
                    told.add(gone.id());
                });
            });
        }

        @Override
        public Flux<String> untold() {
            asked++;
            List<String> ids = new ArrayList<>(held);
            ids.removeAll(forgets ? Set.of() : told);
            return Flux.fromIterable(ids);
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

    private void exported(LeverExport which) {
        place.export = which.begin().block(LIMIT);
        lever.state().opportunities().forEach((id, row) -> {
            if (!row.confidential()) {
                place.held.add(id);
            }
        });
    }

    private String confided() {
        clock.pass(Duration.ofSeconds(10));
        return lever.mutations(5).only(Mutation.Kind.CONFIDE).step().id();
    }

    private static List<String> ghosts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ghost-" + i).toList();
    }

    /** Whatever it asks for by an id. */
    private void answersById(int status) {
        lever.state().opportunities().keySet().forEach(id -> answers(status, id));
        ghosts(MORE_THAN_ARE_BELIEVED).forEach(id -> answers(status, id));
    }

    private void answers(int status, String id) {
        lever.controls().inject(Fault.status(status).on("GET", BY_ID + id).times(10));
    }

    private SyncReport sync(LeverExport which) {
        clock.pass(Duration.ofHours(1));
        return which.sync()
                .rescan(Rescan.full(Duration.ofMillis(1)))
                .to(place)
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    @Test
    void withoutARescanOfAllNothingIsAskedFor() {
        lever.controls().hideConfidential(true);
        exported(export);
        String hidden = confided();

        export.sync().to(place).block(LIMIT);

        assertThat(place.asked).isZero();
        assertThat(place.held).contains(hidden);
    }

    /** Lever may answer one or the other, however many there are. */
    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void thatManyAreGoneIsBelievedIfWhatIsListedIsThere(int status) {
        lever.controls().hideConfidential(true);
        exported(export);
        List<String> hidden = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_ARE_BELIEVED; i++) {
            String id = confided();
            hidden.add(id);
            answers(status, id);
        }

        SyncReport report = sync(export);

        assertThat(place.held).isNotEmpty().doesNotContainAnyElementsOf(hidden);
        assertThat(report.isComplete()).isTrue();
        assertThat(place.kept.get(place.kept.size() - 1).gone())
                .as("the end is told after it")
                .isEmpty();
    }

    /** Be they few or many. */
    @ParameterizedTest
    @ValueSource(ints = {1, MORE_THAN_ARE_BELIEVED})
    void whereNothingIsThereByIdNoneIsBelievedGone(int count) {
        exported(export);
        place.held.addAll(ghosts(count));
        answersById(404);

        SyncReport report = sync(bare());

        assertThat(place.held).containsAll(ghosts(count));
        assertThat(place.skipped).hasSize(count).allMatch(one -> one.reason() == Skipped.Reason.FAILED);
        assertThat(report.isComplete()).isFalse();
        assertThat(report.failed()).isEqualTo(count);
    }

    /** Of what is listed one may be at fault by itself. */
    @Test
    void oneThatIsListedAndCannotBeReadSpeaksForNoOther() {
        exported(export);
        place.held.addAll(ghosts(2));
        answers(404, listed());

        SyncReport report = sync(bare());

        assertThat(place.held).isNotEmpty().doesNotContainAnyElementsOf(ghosts(2));
        assertThat(report.isComplete()).isTrue();
    }

    /** That nothing can be asked says nothing of any record. */
    @Test
    void whereThatCannotBeFoundOutTheSyncEnds() {
        exported(export);
        place.held.addAll(ghosts(2));
        lever.controls().inject(Fault.status(401).on("GET", BY_ID + listed()).times(10));

        LeverExport bare = bare();
        assertThatThrownBy(() -> sync(bare)).isInstanceOf(UnauthorizedException.class);

        assertThat(place.held).containsAll(ghosts(2));
        assertThat(place.skipped).isEmpty();
    }

    /** The first one. */
    private String listed() {
        return client.raw()
                .get("/opportunities")
                .paged()
                .items()
                .next()
                .flatMap(one -> Mono.justOrEmpty(one.id()))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    @Test
    void anotherRecordThanWasAskedForIsNotTheOneThatIsHeld() {
        exported(export);
        place.held.addAll(ghosts(1));
        lever.controls()
                .inject(Fault.status(200, "{\"data\":{\"id\":\"" + listed() + "\"}}")
                        .on("GET", BY_ID + "ghost-0")
                        .times(10));

        SyncReport report = sync(bare());

        assertThat(place.held).contains("ghost-0");
        assertThat(place.skipped)
                .containsExactly(new Skipped(ExportResource.OPPORTUNITIES, "ghost-0", Skipped.Reason.FAILED));
        assertThat(report.isComplete()).isFalse();
    }

    /** Of the list alone. */
    private LeverExport bare() {
        LeverExport alone = LeverExport.of(client);
        place.export = alone.begin().block(LIMIT);
        return alone;
    }

    @Test
    void aKeyThatMayAskForNoneByItsIdDropsNone() {
        exported(export);
        place.held.addAll(ghosts(3));
        answersById(403);

        SyncReport report = sync(bare());

        assertThat(place.held).containsAll(ghosts(3));
        assertThat(place.skipped)
                .containsExactly(new Skipped(ExportResource.OPPORTUNITIES, null, Skipped.Reason.REFUSED));
        assertThat(report.isComplete()).isFalse();
        assertThat(report.refused()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void oneThatCannotBeReadStaysAndManyEndTheSync(int status) {
        exported(export);
        place.held.addAll(ghosts(1));
        lever.controls()
                .inject(Fault.status(status, "<html>not of Lever</html>")
                        .on("GET", BY_ID + "ghost*")
                        .times(10_000));

        SyncReport report = sync(export);

        assertThat(place.held).contains("ghost-0");
        assertThat(place.skipped)
                .containsExactly(new Skipped(ExportResource.OPPORTUNITIES, "ghost-0", Skipped.Reason.FAILED));
        assertThat(report.isComplete()).isFalse();

        place.held.addAll(ghosts(MORE_THAN_ARE_BELIEVED));
        assertThatThrownBy(() -> sync(export)).isInstanceOf(LeverException.class);
        assertThat(place.held).containsAll(ghosts(MORE_THAN_ARE_BELIEVED));
    }

    @Test
    void whatTheListsOfTheExportWouldNotShowIsGoneThoughItMayBeSeen() {
        lever.controls().hideConfidential(true);
        exported(export);
        String hidden = confided();
        lever.controls().hideConfidential(false);

        sync(export);

        assertThat(place.held).isNotEmpty().doesNotContain(hidden);
    }

    /** As a new export would, which goes without them. */
    @Test
    void aKeyThatMaySeeWhatIsConfidentialNoMoreDropsIt() {
        exported(export);
        List<String> hidden = new ArrayList<>();
        lever.state().opportunities().forEach((id, row) -> {
            if (row.confidential()) {
                hidden.add(id);
            }
        });
        place.held.addAll(hidden);
        lever.controls().hideConfidential(true);

        SyncReport report = sync(export);

        assertThat(hidden).isNotEmpty();
        assertThat(place.held).isNotEmpty().doesNotContainAnyElementsOf(hidden);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void whoAsksForWhatIsConfidentialIsToldThatItMayNotBeSeen() {
        LeverExport all = export.filter(OpportunityFilter.builder()
                .confidentiality(ConfidentialityFilter.ALL)
                .build());
        exported(all);
        lever.controls().hideConfidential(true);

        assertThatThrownBy(() -> sync(all)).isInstanceOf(ForbiddenException.class);
    }

    /** As one does that a list passed by because it moved. */
    @Test
    void whatIsThereComesWithWhatLiesUnderIt() {
        exported(export);
        Set<String> all = Set.copyOf(place.held);
        place.forgets = true;

        SyncReport report = sync(export);

        assertThat(place.held).containsAll(all);
        assertThat(place.kept.stream()
                        .flatMap(batch -> batch.whole().stream())
                        .filter(each -> each.equals(new SyncBatch.Whole(
                                ExportResource.NOTES, all.iterator().next()))))
                .as("once by the list, once by its id")
                .hasSize(2);
        assertThat(report.isComplete()).isTrue();
    }
}
