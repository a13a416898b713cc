package dev.lever4j.client;

/** The interviews of one opportunity. */
@SuppressWarnings("UnusedVariable")
public final class OpportunityInterviews {
    private final Calls calls;
    private final String opportunity;

    OpportunityInterviews(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }
}
