package dev.lever4j.client;

/** Files sent ahead of an application; one is usable for 24 hours. */
@SuppressWarnings("UnusedVariable")
public final class Uploads {
    private final Calls calls;

    Uploads(Calls calls) {
        this.calls = calls;
    }
}
