package dev.lever4j.client;

/** The panels of one opportunity: interviews that belong together. */
@SuppressWarnings("UnusedVariable")
public final class OpportunityPanels {
    private final Calls calls;
    private final String opportunity;

    OpportunityPanels(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }
}
