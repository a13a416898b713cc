package dev.lever4j.client.transport;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BooleanSupplier;

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

    private static final AtomicReferenceFieldUpdater<Departure, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Departure.class, State.class, "state");

    /** Of a request that never was. */
    public static final Departure NONE = new Departure(() -> false);

    static {
        NONE.holdBack();
    }

    private volatile State state = State.WAITING;
    private final BooleanSupplier mayGo;
    private final Runnable landing;

    /** Of a request that goes out unless somebody gives it up. */
    public Departure() {
        this(() -> true);
    }

    /** @param mayGo asked by the wire in the moment of sending, on its thread; false gives the request up */
    public Departure(BooleanSupplier mayGo) {
        this(mayGo, () -> {});
    }

    private Departure(BooleanSupplier mayGo, Runnable landing) {
        this.mayGo = mayGo;
        this.landing = landing;
    }

    /** Of a request that goes out; what is to be done once the wire has all of its answer must not block. */
    public static Departure landing(Runnable then) {
        return new Departure(() -> true, then);
    }

    /** Told by the wire when it has all of the answer, though nobody may have taken it yet. */
    void landed() {
        landing.run();
    }

    /** Asked by the wire before the first byte; false if the request was given up and must not go out. */
    public boolean depart() {
        return decide(mayGo.getAsBoolean() ? State.GONE : State.HELD_BACK) && isGone();
    }

    /** Asked by whoever gives the request up; true if no byte has gone out, and none will. */
    public boolean holdBack() {
        return decide(State.HELD_BACK);
    }

    /** Whether a byte may have gone out by now. */
    public boolean isGone() {
        return state == State.GONE;
    }

    private boolean decide(State wanted) {
        return STATE.compareAndSet(this, State.WAITING, wanted) || state == wanted;
    }
}
