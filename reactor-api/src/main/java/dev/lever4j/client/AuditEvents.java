package dev.lever4j.client;

/** Who did what in the account: a paid addition of Lever's. */
@SuppressWarnings("UnusedVariable")
public final class AuditEvents {
    private final Calls calls;

    AuditEvents(Calls calls) {
        this.calls = calls;
    }
}
