package dev.lever4j.client;

/** The notes of one opportunity. */
@SuppressWarnings("UnusedVariable")
public final class OpportunityNotes {
    private final Calls calls;
    private final String opportunity;

    OpportunityNotes(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }
}
