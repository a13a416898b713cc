package dev.lever4j.client.admission;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.Lane;
import dev.lever4j.it.races.Explore;
import dev.lever4j.resilience.RateLimit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** The limiter: permits that come in by time, and who gets them, while calls come, go, pass and are served. */
class WaitingLineRacesTest {
    private static final int BURST = 3;
    private static final RateLimit LIMIT = new RateLimit(1000, BURST);
    private static final long PER_PERMIT = 1_000_000;

    /** What is explored: 0 and 1 are interactive, 2 is in the background. */
    public static class Real {
        private final AtomicLong ticks = new AtomicLong();
        private final WaitingLine line = new WaitingLine(LIMIT, ticks::get);
        private final List<Waiter> waiters = new ArrayList<>();

        public Real() {
            for (int i = 0; i < 3; i++) {
                waiters.add(waiter(i == 2 ? Lane.BACKGROUND : Lane.INTERACTIVE));
            }
        }

        @Operation
        public boolean passes() {
            return line.passes();
        }

        @Operation
        public boolean joins(@Param(gen = IntGen.class, conf = "0:2") int who) {
            return line.join(waiters.get(who));
        }

        @Operation
        public void leaves(@Param(gen = IntGen.class, conf = "0:2") int who) {
            line.leave(waiters.get(who));
        }

        /** Who, or -1. */
        @Operation
        public int turn() {
            Waiter next = line.takeTurn();
            return next == null ? -1 : waiters.indexOf(next);
        }

        @Operation
        public void givenBack() {
            line.giveBack();
        }

        @Operation
        public void permitComesIn() {
            ticks.addAndGet(PER_PERMIT);
        }

        @Operation
        public int waiting() {
            return line.stats().waiting();
        }

        @Operation
        public void closes() {
            line.close();
        }
    }

    /** Those of its steps that take and bring permits, in every order: of all of them there are too many. */
    public static class Permits {
        private final AtomicLong ticks = new AtomicLong();
        private final WaitingLine line = new WaitingLine(LIMIT, ticks::get);

        @Operation
        public boolean passes() {
            return line.passes();
        }

        @Operation
        public void givenBack() {
            line.giveBack();
        }

        @Operation
        public void permitComesIn() {
            ticks.addAndGet(PER_PERMIT);
        }
    }

    /** Those of its steps that move waiters. */
    public static class Waiters {
        private final WaitingLine line = new WaitingLine(LIMIT, () -> 0);
        private final Waiter one = waiter(Lane.INTERACTIVE);

        @Operation
        public boolean joins() {
            return line.join(one);
        }

        @Operation
        public void leaves() {
            line.leave(one);
        }

        @Operation
        public int turn() {
            return line.takeTurn() == null ? -1 : 0;
        }

        @Operation
        public boolean passes() {
            return line.passes();
        }
    }

    /** The same, one after the other. */
    public static class Specified {
        private final Deque<Integer> interactive = new ArrayDeque<>();
        private final Deque<Integer> background = new ArrayDeque<>();
        private int permits = BURST;
        private int overtaken;
        private boolean closed;

        public boolean passes() {
            boolean free = !closed && waiting() == 0 && permits > 0;
            permits -= free ? 1 : 0;
            return free;
        }

        public boolean joins(int who) {
            Deque<Integer> lane = lane(who);
            if (!closed && !lane.contains(who)) {
                lane.add(who);
            }
            return !closed;
        }

        public void leaves(int who) {
            lane(who).removeIf(one -> one == who);
        }

        public int turn() {
            if (waiting() == 0 || permits == 0) {
                return -1;
            }
            permits--;
            boolean patient = !background.isEmpty() && (interactive.isEmpty() || overtaken == 4);
            overtaken = patient || background.isEmpty() ? 0 : overtaken + 1;
            return patient ? background.remove() : interactive.remove();
        }

        public void givenBack() {
            permits = Math.min(BURST, permits + 1);
        }

        public void permitComesIn() {
            permits = Math.min(BURST, permits + 1);
        }

        public int waiting() {
            return interactive.size() + background.size();
        }

        public void closes() {
            closed = true;
        }

        private Deque<Integer> lane(int who) {
            return who == 2 ? background : interactive;
        }
    }

    /** The same, of one waiter. */
    public static class SpecifiedForOne extends Specified {
        public boolean joins() {
            return joins(0);
        }

        public void leaves() {
            leaves(0);
        }
    }

    /** A planted fault: whether the line is free is asked in one step, and it is passed in another. */
    public static class Planted {
        private final WaitingLine line = new WaitingLine(LIMIT, () -> 0);

        @Operation
        public boolean passes() {
            boolean free = line.isFree();
            if (free) {
                line.passes();
            }
            return free;
        }
    }

    /** Neither its queue nor its call is asked, since it never demands anything. */
    @SuppressWarnings("NullAway") // as the line above says
    private static Waiter waiter(Lane lane) {
        return new Waiter(null, new Seat(lane), null);
    }

    @Test
    void onRealThreads() {
        Explore.stress().sequentialSpecification(Specified.class).check(Real.class);
    }

    @Test
    void permitsInEveryOrder() {
        Explore.model().sequentialSpecification(Specified.class).check(Permits.class);
    }

    @Test
    void waitersInEveryOrder() {
        Explore.model().sequentialSpecification(SpecifiedForOne.class).check(Waiters.class);
    }

    @Test
    void aPlantedFaultIsSeen() {
        assertThatThrownBy(() -> Explore.model().check(Planted.class)).isInstanceOf(LincheckAssertionError.class);
    }
}
