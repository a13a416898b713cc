package dev.lever4j.client;

/** Applications of the whole account; those of one opportunity lie under it. */
@SuppressWarnings("UnusedVariable")
public final class Applications {
    private final Calls calls;

    Applications(Calls calls) {
        this.calls = calls;
    }
}
