package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Offer;
import dev.lever4j.request.Expand;
import dev.lever4j.request.OfferExpand;

/** The offers that were made to one opportunity. Lever lists them; there is no way to get a single one, or to write. */
public final class OpportunityOffers {
    private final Calls calls;
    private final String opportunity;

    OpportunityOffers(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them, with ids in place of what is not expanded. See {@link Paged} for demand, threads and errors. */
    public Paged<Offer> list(OfferExpand... expand) {
        return calls.list(Endpoints.LIST_OFFERS, Offer.class, Expand.query(expand), opportunity);
    }
}
