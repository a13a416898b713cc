package dev.lever4j.client;

/** Openings that were approved, or are to be. */
@SuppressWarnings("UnusedVariable")
public final class Requisitions {
    private final Calls calls;

    Requisitions(Calls calls) {
        this.calls = calls;
    }
}
