package dev.lever4j.client;

/** The referrals of one opportunity. */
@SuppressWarnings("UnusedVariable")
public final class OpportunityReferrals {
    private final Calls calls;
    private final String opportunity;

    OpportunityReferrals(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }
}
