package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.it.races.Explore;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** A request goes out, or it is given up: whoever asks is told the same. */
class DepartureRacesTest {
    /** What is explored. */
    public static class Real {
        private final Departure departure = new Departure();

        @Operation
        public boolean departs() {
            return departure.depart();
        }

        @Operation
        public boolean heldBack() {
            return departure.holdBack();
        }

        @Operation
        public boolean gone() {
            return departure.isGone();
        }
    }

    /** The same, one after the other. */
    public static class Specified {
        private boolean gone;
        private boolean held;

        public boolean departs() {
            gone = !held;
            return gone;
        }

        public boolean heldBack() {
            held = !gone;
            return held;
        }

        public boolean gone() {
            return gone;
        }
    }

    /** A planted fault: looks, and then does. */
    public static class Planted {
        private volatile boolean gone;
        private volatile boolean held;

        @Operation
        public boolean departs() {
            if (!held) {
                gone = true;
            }
            return gone;
        }

        @Operation
        public boolean heldBack() {
            if (!gone) {
                held = true;
            }
            return held;
        }

        @Operation
        public boolean gone() {
            return gone;
        }
    }

    // with nothing before: the first word decides
    @Test
    void onRealThreads() {
        Explore.stress()
                .actorsBefore(0)
                .sequentialSpecification(Specified.class)
                .check(Real.class);
    }

    @Test
    void inEveryOrder() {
        Explore.model().actorsBefore(0).sequentialSpecification(Specified.class).check(Real.class);
    }

    @Test
    void aPlantedFaultIsSeen() {
        assertThatThrownBy(() -> Explore.model()
                        .actorsBefore(0)
                        .sequentialSpecification(Specified.class)
                        .check(Planted.class))
                .isInstanceOf(LincheckAssertionError.class);
    }
}
