package dev.lever4j.client;

/** The feedback forms of one opportunity. */
@SuppressWarnings("UnusedVariable")
public final class OpportunityFeedback {
    private final Calls calls;
    private final String opportunity;

    OpportunityFeedback(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }
}
