package dev.lever4j.client.transport;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a request goes out: decided once, by whoever comes first, the wire or the one that gives it up. Without such
 * a decision, a clock that runs out in the moment of sending would call a request unsent that is on its way.
 */
public final class Departure {
    private enum State {
        WAITING,
        GONE,
        HELD_BACK
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** Asked by the wire before the first byte; false if the request was given up and must not go out. */
    public boolean depart() {
        return decide(State.GONE);
    }

    /** Asked by whoever gives the request up; true if no byte has gone out, and none will. */
    public boolean holdBack() {
        return decide(State.HELD_BACK);
    }

    /** Whether a byte may have gone out by now. */
    public boolean isGone() {
        return state.get() == State.GONE;
    }

    private boolean decide(State wanted) {
        return state.compareAndSet(State.WAITING, wanted) || state.get() == wanted;
    }
}
