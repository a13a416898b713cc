package dev.lever4j.client;

/** The offers of one opportunity; Lever lets them be read only. */
@SuppressWarnings("UnusedVariable")
public final class OpportunityOffers {
    private final Calls calls;
    private final String opportunity;

    OpportunityOffers(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }
}
