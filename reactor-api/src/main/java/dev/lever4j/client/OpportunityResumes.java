package dev.lever4j.client;

/** The resumes of one opportunity. */
@SuppressWarnings("UnusedVariable")
public final class OpportunityResumes {
    private final Calls calls;
    private final String opportunity;

    OpportunityResumes(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }
}
