package dev.lever4j.auth.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.refresh.AttemptOutcome.Elsewhere;
import dev.lever4j.auth.refresh.AttemptOutcome.NotSaved;
import dev.lever4j.auth.refresh.AttemptOutcome.Usable;
import dev.lever4j.auth.refresh.TokenFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole table, state by event, is kept in decisions.txt: a change of behaviour is a change of that file. */
class TokenStateTest {
    private static final long NOW = Duration.ofHours(5).toNanos();
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Moment MOMENT =
            new Moment(NOW, RefreshRules.DEFAULT.retryLostRefresh(false), LEASE, Plan::new);
    private static final Moment AGAIN = new Moment(NOW, RefreshRules.DEFAULT, LEASE, Plan::new);

    /** An attempt that only says what it is for. */
    private record Plan(Job job) implements Attempt {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private static final StoredGrant SEEN = StoredGrant.of(Secret.of("r1"));
    private static final Attempt USUAL = refresh(Job.Mode.USUAL);
    private static final Attempt WATCHING =
            new Plan(new Job.Refresh(1, Job.Mode.USUAL, Setback.NONE, Duration.ZERO, new Watch(SEEN, NOW, NOW, 3)));
    private static final Rotation ROTATION = new Rotation(
            new StoredGrant(1, 2, Secret.of("r2"), null, Scopes.UNKNOWN, null), token(2, Duration.ZERO, false));
    private static final Attempt SAVING = new Plan(new Job.Save(ROTATION, 3, Duration.ofSeconds(1)));
    private static final Setback ONCE =
            new Setback(1, NOW + Duration.ofMillis(100).toNanos());
    private static final Setback OVER = new Setback(6, NOW);

    @Test
    void decidesAsTheTableSays() throws IOException {
        StringJoiner table = new StringJoiner("\n", "", "\n");
        states().forEach((name, state) -> events(state).forEach((event, happened) -> {
            Decision decision = state.decide(happened, name.endsWith("again allowed") ? AGAIN : MOMENT);
            table.add("%-34s + %-24s -> %s | %s"
                    .formatted(name, event, shown(decision.next(), state), shown(decision.effect())));
        }));
        try (InputStream expected = Objects.requireNonNull(getClass().getResourceAsStream("decisions.txt"))) {
            assertThat(table.toString()).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Map<String, TokenState> states() {
        LiveToken fresh = token(1, Duration.ofMinutes(10), true);
        LiveToken mandatory = token(1, Duration.ofSeconds(3570), true);
        LiveToken expired = token(1, Duration.ofMinutes(61), true);
        TokenFailure full = TokenFailure.of(Kind.STORE, "disk full");
        TokenFailure refused = TokenFailure.of(Kind.REFUSED, "refused");
        Map<String, TokenState> states = new LinkedHashMap<>();
        states.put("Empty at start", TokenState.START);
        states.put("Empty after a failure", new Empty(1, ONCE));
        states.put("Valid, young and unproven", new Valid(token(1, Duration.ofSeconds(29), false), Setback.NONE));
        states.put("Valid, unproven", new Valid(token(1, Duration.ofSeconds(31), false), Setback.NONE));
        states.put("Valid, proven", new Valid(fresh, Setback.NONE));
        states.put("Valid, advisory", new Valid(token(1, Duration.ofMinutes(55), true), Setback.NONE));
        states.put("Valid, advisory, pausing", new Valid(token(1, Duration.ofMinutes(55), true), ONCE));
        states.put("Valid, mandatory", new Valid(mandatory, Setback.NONE));
        states.put("Valid, about to end", new Valid(token(1, Duration.ofSeconds(3597), true), Setback.NONE));
        states.put("Valid, mandatory, pausing", new Valid(mandatory, ONCE));
        states.put("Valid, expired, pausing", new Valid(expired, ONCE));
        states.put("Refreshing, no token", Refreshing.withoutToken(USUAL));
        states.put("Refreshing, servable token", refreshing(USUAL, fresh, 60));
        states.put("Refreshing, servable, again allowed", refreshing(USUAL, fresh, 60));
        states.put("Refreshing, mandatory token", refreshing(USUAL, mandatory, 15));
        states.put("Refreshing, out of patience", refreshing(USUAL, mandatory, 0));
        states.put("Refreshing, expired token", refreshing(USUAL, expired, -60));
        states.put("Watching, no token", Refreshing.withoutToken(WATCHING));
        states.put("Watching, mandatory token", refreshing(WATCHING, mandatory, 0));
        states.put("Watching, expired token", refreshing(WATCHING, expired, 0));
        states.put("Refreshing again", Refreshing.withoutToken(refresh(Job.Mode.AGAIN)));
        states.put("Refreshing, reading only", Refreshing.withoutToken(refresh(Job.Mode.READ_ONLY)));
        states.put("Unsaved, no token", new Unsaved(SAVING, null, full));
        states.put("Unsaved, living token", new Unsaved(SAVING, fresh, full));
        states.put("Lost, no token, pausing", new Lost(1, null, false, ONCE, full));
        states.put("Lost, no token", new Lost(1, null, false, OVER, full));
        states.put("Lost, again allowed", new Lost(1, null, false, ONCE, full));
        states.put("Lost, spent, again allowed", new Lost(1, null, true, OVER, full));
        states.put("Lost, living token", new Lost(1, fresh, false, ONCE, full));
        states.put("Lost, living, again allowed", new Lost(1, fresh, false, OVER, full));
        states.put("Lost, mandatory, again allowed", new Lost(1, mandatory, false, OVER, full));
        states.put("Dead, pausing", new Dead(refused, 1, null, ONCE, null));
        states.put("Dead", new Dead(refused, 1, null, OVER, null));
        states.put("Dead, living token", new Dead(refused, 1, fresh, OVER, null));
        states.put("Dead, looking", new Dead(refused, 1, null, OVER, refresh(Job.Mode.READ_ONLY)));
        states.put("Closed, no token", Closed.with(null));
        states.put("Closed, living token", Closed.with(fresh));
        states.put("Closed, refreshing", new Closed(null, USUAL, null, false));
        states.put("Closed, looking", new Closed(null, refresh(Job.Mode.READ_ONLY), null, false));
        states.put("Closed, saving", new Closed(fresh, SAVING, full, false));
        states.put("Closed, saving once more", new Closed(null, SAVING, full, true));
        states.put("Closed, unsaved", new Closed(null, null, full, true));
        return states;
    }

    private static Map<String, TokenEvent> events(TokenState state) {
        Attempt mine = attempt(state);
        Map<String, TokenEvent> events = new LinkedHashMap<>();
        events.put("needed", new TokenEvent.Needed());
        events.put("accepted", new TokenEvent.Accepted(1));
        events.put("accepted, older", new TokenEvent.Accepted(0));
        events.put("rejected", new TokenEvent.Rejected(1));
        events.put("rejected, older", new TokenEvent.Rejected(0));
        events.put("closing", new TokenEvent.Closing());
        if (mine == null) {
            events.put("stranger ended", ended(new Plan(USUAL.job()), new Usable(ROTATION.token())));
            return events;
        }
        events.put("stranger ended", ended(new Plan(mine.job()), new Usable(ROTATION.token())));
        events.put("usable", ended(mine, new Usable(ROTATION.token())));
        events.put("not saved", ended(mine, new NotSaved(ROTATION, TokenFailure.of(Kind.STORE, "disk full"))));
        events.put("elsewhere", ended(mine, new Elsewhere(1, new Watch(SEEN, NOW, NOW, 2))));
        events.put("elsewhere, long", ended(mine, new Elsewhere(1, new Watch(SEEN, NOW, NOW, 20))));
        StoredGrant twice = SEEN.opening("one", Instant.EPOCH).opening("another", Instant.EPOCH);
        events.put("elsewhere, twice", ended(mine, new Elsewhere(1, new Watch(twice, NOW, NOW, 2))));
        if (mine.job() instanceof Job.Save) {
            events.put("failed STORE", ended(mine, new AttemptOutcome.Failed(TokenFailure.of(Kind.STORE, ""), 1)));
        }
        if (mine.job() instanceof Job.Refresh) {
            for (Kind kind : Kind.values()) {
                events.put("failed " + kind, ended(mine, new AttemptOutcome.Failed(TokenFailure.of(kind, ""), 1)));
            }
            events.put(
                    "newer OUTCOME_UNKNOWN",
                    ended(mine, new AttemptOutcome.Failed(TokenFailure.of(Kind.OUTCOME_UNKNOWN, ""), 5)));
            events.put(
                    "newer UNAVAILABLE",
                    ended(mine, new AttemptOutcome.Failed(TokenFailure.of(Kind.UNAVAILABLE, ""), 5)));
            events.put("newer REFUSED", ended(mine, new AttemptOutcome.Failed(TokenFailure.of(Kind.REFUSED, ""), 5)));
        }
        return events;
    }

    private static @Nullable Attempt attempt(TokenState state) {
        if (state instanceof Refreshing refreshing) {
            return refreshing.attempt();
        }
        if (state instanceof Dead dead) {
            return dead.look();
        }
        return state instanceof Unsaved unsaved
                ? unsaved.saving()
                : state instanceof Closed closed ? closed.last() : null;
    }

    private static TokenEvent ended(Attempt attempt, AttemptOutcome outcome) {
        return new TokenEvent.Ended(attempt, outcome);
    }

    private static TokenState refreshing(Attempt attempt, LiveToken token, int patienceSeconds) {
        return new Refreshing(
                attempt, token, NOW + Duration.ofSeconds(patienceSeconds).toNanos());
    }

    private static Attempt refresh(Job.Mode mode) {
        return new Plan(new Job.Refresh(1, mode, Setback.NONE, Duration.ZERO, null));
    }

    private static LiveToken token(long generation, Duration age, boolean accepted) {
        LiveToken token = LiveToken.of(
                Secret.of("a" + generation),
                generation,
                NOW - age.toNanos(),
                Duration.ofHours(1),
                RefreshRules.DEFAULT);
        return accepted ? token.proven() : token;
    }

    private static String shown(TokenState next, TokenState before) {
        return next == before ? "same" : Show.state(next);
    }

    private static String shown(TokenEffect effect) {
        return Show.effect(effect);
    }
}
