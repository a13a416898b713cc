package dev.lever4j.client;

/** Where Lever sends its events. */
@SuppressWarnings("UnusedVariable")
public final class Webhooks {
    private final Calls calls;

    Webhooks(Calls calls) {
        this.calls = calls;
    }
}
