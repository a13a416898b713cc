package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.admission.Door;
import dev.lever4j.it.races.AtOnceScheduler;
import dev.lever4j.it.races.Explore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Calls that come and go while a client is closed: none comes in later, and it waits for each that is in. */
class CallGateRacesTest {
    private static final int THREADS = 8;

    /** The gate, seen from threads that leave only where they are in. */
    public abstract static class Gate {
        private final AtomicIntegerArray inside = new AtomicIntegerArray(THREADS);
        private final AtomicInteger drained = new AtomicInteger();
        private final AtomicInteger tooEarly = new AtomicInteger();
        private volatile boolean closed;

        abstract Door door();

        abstract void close(Runnable whenDrained);

        @Operation
        public boolean enters(@Param(gen = ThreadIdGen.class) int thread) {
            boolean in = door().enter();
            if (in) {
                inside.incrementAndGet(thread);
            }
            return in;
        }

        @Operation
        public boolean leaves(@Param(gen = ThreadIdGen.class) int thread) {
            boolean in = inside.get(thread) > 0;
            if (in) {
                inside.decrementAndGet(thread);
                door().leave();
            }
            return in;
        }

        @Operation(runOnce = true)
        public void closes() {
            closed = true;
            close(() -> {
                drained.incrementAndGet();
                tooEarly.addAndGet(stillIn());
            });
        }

        /** At the end of each scenario. */
        @Validate
        public void isDrainedOnceAndInTime() {
            require(tooEarly.get() == 0, "closed, though calls were in");
            require(drained.get() == (closed && stillIn() == 0 ? 1 : 0), "drained " + drained.get() + " times");
        }

        private int stillIn() {
            int sum = 0;
            for (int thread = 0; thread < THREADS; thread++) {
                sum += inside.get(thread);
            }
            return sum;
        }

        private static void require(boolean kept, String otherwise) {
            if (!kept) {
                throw new IllegalStateException(otherwise);
            }
        }
    }

    /** What is explored. */
    public static class Real extends Gate {
        private final CallGate gate = new CallGate();

        @Override
        Door door() {
            return gate;
        }

        @Override
        void close(Runnable whenDrained) {
            gate.close(Duration.ofDays(1), new AtOnceScheduler()).subscribe(nothing -> {}, error -> {}, whenDrained);
        }
    }

    /** The same, one after the other. */
    public static class Specified {
        private final int[] inside = new int[THREADS];
        private boolean closed;

        public boolean enters(int thread) {
            inside[thread] += closed ? 0 : 1;
            return !closed;
        }

        public boolean leaves(int thread) {
            boolean in = inside[thread] > 0;
            inside[thread] -= in ? 1 : 0;
            return in;
        }

        public void closes() {
            closed = true;
        }
    }

    /** A planted fault: open or not is one value, and how many are in another. */
    public static class Planted extends Gate {
        private final AtomicInteger in = new AtomicInteger();
        private final AtomicInteger told = new AtomicInteger();
        private volatile boolean shut;
        private volatile Runnable whenDrained = () -> {};

        @Override
        Door door() {
            return new Door() {
                @Override
                public boolean enter() {
                    boolean open = !shut;
                    if (open) {
                        in.incrementAndGet();
                    }
                    return open;
                }

                @Override
                public void leave() {
                    if (in.decrementAndGet() == 0 && shut) {
                        tellOnce();
                    }
                }
            };
        }

        @Override
        void close(Runnable drained) {
            whenDrained = drained;
            shut = true;
            if (in.get() == 0) {
                tellOnce();
            }
        }

        private void tellOnce() {
            if (told.getAndIncrement() == 0) {
                whenDrained.run();
            }
        }
    }

    @Test
    void onRealThreads() {
        Explore.stress().sequentialSpecification(Specified.class).check(Real.class);
    }

    @Test
    void aPlantedFaultIsSeen() {
        assertThatThrownBy(() ->
                        Explore.model().sequentialSpecification(Specified.class).check(Planted.class))
                .isInstanceOf(LincheckAssertionError.class);
    }
}
