package dev.lever4j.auth.refresh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.Secret;
import dev.lever4j.it.races.Explore;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The token's state as it is moved by compare-and-set: events that meet are as if they had come one after the other.
 */
class TokenStateRacesTest {
    private static final RefreshRules RULES = RefreshRules.DEFAULT.minAge(Duration.ZERO);

    private record Plain(Job job) implements Attempt {
        // attempts are told apart by who they are
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** What is explored. Its specification is itself, one after the other. */
    public static class Real {
        private final AtomicReference<TokenState> state = new AtomicReference<>(TokenState.START);

        @Operation
        public String needed() {
            return told(move(new TokenEvent.Needed()));
        }

        /** The attempt that is under way has brought a token; there is one that ends at a time. */
        @Operation(nonParallelGroup = "attempt")
        public String attemptEnds() {
            TokenState now = current();
            Attempt under = now instanceof Refreshing refreshing
                    ? refreshing.attempt()
                    : now instanceof Closed closed ? closed.last() : null;
            if (under == null) {
                return "none";
            }
            long next = ((Job.Refresh) under.job()).known() + 1;
            LiveToken token = LiveToken.of(Secret.of("token"), next, 0, Duration.ofHours(1), RULES);
            return told(move(new TokenEvent.Ended(under, new AttemptOutcome.Usable(token)))) + next;
        }

        @Operation
        public void accepted(@Param(gen = IntGen.class, conf = "0:2") int generation) {
            move(new TokenEvent.Accepted(generation));
        }

        @Operation
        public boolean rejected(@Param(gen = IntGen.class, conf = "0:2") int generation) {
            return ((TokenEffect.Answer) move(new TokenEvent.Rejected(generation))).another();
        }

        @Operation(runOnce = true)
        public String closes() {
            return told(move(new TokenEvent.Closing()));
        }

        private static String told(TokenEffect effect) {
            return effect instanceof TokenEffect.Serve serve
                    ? "token " + serve.token().generation()
                    : effect.getClass().getSimpleName();
        }

        private TokenEffect move(TokenEvent event) {
            while (true) {
                TokenState before = current();
                Decision decision = before.decide(event, new Moment(0, RULES, Duration.ofSeconds(10), Plain::new));
                if (decision.next() == before || replaces(before, decision.next())) {
                    return decision.effect();
                }
            }
        }

        boolean replaces(TokenState before, TokenState next) {
            return state.compareAndSet(before, next);
        }

        void replace(TokenState next) {
            state.set(next);
        }

        private TokenState current() {
            return Objects.requireNonNull(state.get());
        }
    }

    /** A planted fault: whoever has decided puts the new state in place, whatever there is by then. */
    public static class Planted extends Real {
        @Override
        boolean replaces(TokenState before, TokenState next) {
            replace(next);
            return true;
        }
    }

    @Test
    void inEveryOrder() {
        Explore.model().check(Real.class);
    }

    @Test
    void onRealThreads() {
        Explore.stress().check(Real.class);
    }

    @Test
    void aPlantedFaultIsSeen() {
        assertThatThrownBy(() -> Explore.model().check(Planted.class)).isInstanceOf(LincheckAssertionError.class);
    }
}
