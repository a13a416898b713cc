package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.changes.Change;
import dev.lever4j.client.changes.Change.ApplicationDeleted;
import dev.lever4j.client.changes.Change.OpportunityChanged;
import dev.lever4j.client.changes.Change.OpportunityDeleted;
import dev.lever4j.client.changes.Change.PostingChanged;
import dev.lever4j.client.changes.Change.PostingDeleted;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.ChangeSet;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.json.LeverJson;
import dev.lever4j.json.RawJson;
import dev.lever4j.model.WebhookData;
import dev.lever4j.model.WebhookEvent;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.Mutations;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.State;
import dev.lever4j.webhook.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A copy of an account that follows every change, by somebody who loses the thread now and then. */
class FollowedAccountTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int STEPS = Integer.getInteger("changes.steps", 60);
    /** Steps until the notes of all are compared, and not those of the one that changed alone. */
    private static final int ALL = 20;

    private final HandClock clock = new HandClock(Instant.parse("2026-07-01T08:00:00Z"));
    private final Simulator lever = Simulator.builder()
            .opportunities(40)
            .rate(1_000_000, 1_000_000)
            .clock(clock)
            .start();
    private final LeverResources resources = LeverResources.builder()
            .timeAndChance(new TimeAndChance(
                    clock,
                    System::nanoTime,
                    TimeAndChance.system().scheduler(),
                    TimeAndChance.system().random()))
            .build();
    private final LeverClient client =
            SimulatedAccount.connected(lever, InMemoryTokenStore.of(Secret.of(lever.newGrant())), resources).client;

    /** What the follower has. */
    private final Map<String, String> opportunities = new ConcurrentHashMap<>();

    private final Map<String, String> postings = new ConcurrentHashMap<>();
    private final Map<String, Long> notes = new ConcurrentHashMap<>();
    private final Map<String, Instant> deletedOpportunities = new ConcurrentHashMap<>();
    private final Map<String, Instant> deletedPostings = new ConcurrentHashMap<>();
    private final Map<String, Instant> deletedApplications = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        resources.closeGracefully(Duration.ZERO).block(SOON);
        lever.close();
    }

    static Stream<Arguments> settings() {
        return Stream.of(1L, 2L, 3L).flatMap(seed -> Stream.of(true, false).map(touch -> Arguments.of(seed, touch)));
    }

    @ParameterizedTest(name = "seed {0}, notes touch {1}")
    @MethodSource("settings")
    void afterEachStepTheCopyIsTheAccount(long seed, boolean notesTouch) {
        lever.controls().notesTouch(notesTouch);
        lever.controls().contactsTouch(notesTouch);
        Rescan rescan = notesTouch ? Rescan.CHANGED : Rescan.full(Duration.ofMillis(1));
        Mutations mutations = lever.mutations(seed);
        Random loses = new Random(seed);
        State begin = lever.state();
        Instant begun = clock.instant();
        begin.opportunities().forEach((id, row) -> opportunities.put(id, row.json()));
        postings.putAll(begin.postings());
        begin.opportunities().keySet().forEach(this::readNotes);
        ChangePosition safe = ChangePosition.since(begun);

        for (int step = 0; step < STEPS; step++) {
            clock.pass(Duration.ofSeconds(loses.nextInt(300)));
            String changed = mutations.step().id();
            // now and then what was done is safe, and where one was is not
            ChangePosition came = follow(ChangePosition.parse(safe.toString()), rescan);
            safe = loses.nextInt(5) == 0 ? safe : came;
            assertIsTheAccount(begin, step % ALL == ALL - 1 || step == STEPS - 1 ? null : changed);
        }
    }

    /** Hints are read between the pages of rounds, while the account goes on changing. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hintsAndRoundsThatRaceLeaveTheAccount(long seed) {
        lever.controls().notesTouch(true);
        lever.controls().contactsTouch(true);
        State begin = lever.state();
        begin.opportunities().forEach((id, row) -> opportunities.put(id, row.json()));
        postings.putAll(begin.postings());
        Set<String> ofThePast = ConcurrentHashMap.newKeySet();
        Sinks.Many<WebhookDelivery> hints = Sinks.many().multicast().directBestEffort();
        Disposable following = client.changes(ChangePosition.since(clock.instant()))
                .confidentiality(ConfidentialityFilter.ALL)
                .hints(hints.asFlux())
                .every(Duration.ofMillis(5))
                .follow()
                .subscribe(set -> set.changes().forEach(change -> {
                    if (isOfThePast(change)) {
                        ofThePast.add(change.id());
                    }
                    take(change);
                }));
        Mutations mutations = lever.mutations(seed);
        for (int step = 0; step < STEPS; step++) {
            clock.pass(Duration.ofSeconds(1));
            hints.tryEmitNext(hint(mutations.step().id()));
        }

        Mono.fromSupplier(() -> isTheAccount(begin, lever.state()))
                .filter(is -> is)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(500)))
                .timeout(SOON)
                .onErrorComplete()
                .block();
        following.dispose();

        assertListsAreTheAccounts(begin, lever.state());
        assertThat(ofThePast).isEmpty();
    }

    /** Older than what the copy has. */
    private boolean isOfThePast(Change change) {
        Instant is = change instanceof OpportunityChanged changed
                ? updatedAt(text(changed.record()))
                : change instanceof PostingChanged changed ? updatedAt(text(changed.record())) : null;
        Instant was = updatedAt(opportunities.getOrDefault(change.id(), postings.get(change.id())));
        return is != null && was != null && is.isBefore(was);
    }

    private static @Nullable Instant updatedAt(@Nullable String record) {
        Object millis = record == null
                ? null
                : LeverJson.map(record.getBytes(StandardCharsets.UTF_8)).get("updatedAt");
        return millis instanceof Long at ? Instant.ofEpochMilli(at) : null;
    }

    private static WebhookDelivery hint(String opportunity) {
        return new WebhookDelivery(
                null,
                WebhookEvent.CANDIDATE_STAGE_CHANGE,
                Instant.EPOCH,
                "token",
                new WebhookData.CandidateStageChange(opportunity, null, null, null, Map.of()),
                Map.of());
    }

    private ChangePosition follow(ChangePosition from, Rescan rescan) {
        List<ChangeSet> sets = client.changes(from)
                .confidentiality(ConfidentialityFilter.ALL)
                .rescan(rescan)
                .once()
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
        sets.forEach(set -> set.changes().forEach(this::apply));
        return sets.get(sets.size() - 1).position();
    }

    private void apply(Change change) {
        take(change);
        if (change instanceof OpportunityChanged changed) {
            readNotes(changed.id());
        }
    }

    private void take(Change change) {
        if (change instanceof OpportunityChanged changed) {
            opportunities.put(changed.id(), text(changed.record()));
        } else if (change instanceof OpportunityDeleted deleted) {
            opportunities.remove(deleted.id());
            notes.remove(deleted.id());
            deletedOpportunities.put(deleted.id(), Objects.requireNonNull(deleted.at()));
        } else if (change instanceof PostingChanged changed) {
            postings.put(changed.id(), text(changed.record()));
        } else if (change instanceof PostingDeleted deleted) {
            postings.remove(deleted.id());
            deletedPostings.put(deleted.id(), Objects.requireNonNull(deleted.at()));
        } else if (change instanceof ApplicationDeleted deleted) {
            deletedApplications.put(
                    deleted.id(), Objects.requireNonNull(deleted.application().deletedAt()));
        }
    }

    private void readNotes(String opportunity) {
        notes.put(
                opportunity,
                client.opportunity(opportunity)
                        .notes()
                        .list()
                        .items()
                        .count()
                        .blockOptional(SOON)
                        .orElseThrow());
    }

    /** @param only whose notes are compared; null for all */
    private void assertIsTheAccount(State begin, @Nullable String only) {
        State now = lever.state();
        assertListsAreTheAccounts(begin, now);
        now.opportunities().keySet().stream()
                .filter(id -> only == null || only.equals(id))
                .forEach(id -> assertThat(notes.get(id))
                        .as(id)
                        .isEqualTo(client.opportunity(id)
                                .notes()
                                .list()
                                .items()
                                .count()
                                .block(SOON)));
    }

    private static Map<String, String> json(State now) {
        return now.opportunities().values().stream().collect(Collectors.toMap(State.Row::id, State.Row::json));
    }

    private boolean isTheAccount(State begin, State now) {
        return opportunities.equals(json(now))
                && postings.equals(now.postings())
                && deletedOpportunities.equals(since(begin.deletedOpportunities(), now.deletedOpportunities()))
                && deletedPostings.equals(since(begin.deletedPostings(), now.deletedPostings()))
                && deletedApplications.equals(since(begin.deletedApplications(), now.deletedApplications()));
    }

    private void assertListsAreTheAccounts(State begin, State now) {
        assertThat(opportunities).isEqualTo(json(now));
        assertThat(postings).isEqualTo(now.postings());
        assertThat(deletedOpportunities).isEqualTo(since(begin.deletedOpportunities(), now.deletedOpportunities()));
        assertThat(deletedPostings).isEqualTo(since(begin.deletedPostings(), now.deletedPostings()));
        assertThat(deletedApplications).isEqualTo(since(begin.deletedApplications(), now.deletedApplications()));
    }

    private static Map<String, Instant> since(Map<String, Instant> begin, Map<String, Instant> now) {
        Map<String, Instant> later = new HashMap<>(now);
        later.keySet().removeAll(begin.keySet());
        return later;
    }

    private static String text(RawJson record) {
        return new String(record.bytes(), StandardCharsets.UTF_8);
    }
}
