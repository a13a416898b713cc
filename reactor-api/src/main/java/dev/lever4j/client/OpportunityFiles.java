package dev.lever4j.client;

/** The files of one opportunity. */
@SuppressWarnings("UnusedVariable")
public final class OpportunityFiles {
    private final Calls calls;
    private final String opportunity;

    OpportunityFiles(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }
}
