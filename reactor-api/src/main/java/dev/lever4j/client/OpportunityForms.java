package dev.lever4j.client;

/** The profile forms of one opportunity. */
@SuppressWarnings("UnusedVariable")
public final class OpportunityForms {
    private final Calls calls;
    private final String opportunity;

    OpportunityForms(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }
}
