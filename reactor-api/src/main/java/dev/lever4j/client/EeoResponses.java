package dev.lever4j.client;

/** Answers to the equal opportunity questions. */
@SuppressWarnings("UnusedVariable")
public final class EeoResponses {
    private final Calls calls;

    EeoResponses(Calls calls) {
        this.calls = calls;
    }
}
