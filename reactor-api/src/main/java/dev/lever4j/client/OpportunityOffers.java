package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Offer;
import dev.lever4j.request.Expand;
import dev.lever4j.request.OfferDocumentStatus;
import dev.lever4j.request.OfferExpand;
import dev.lever4j.request.Query;

/**
 * The offers that were made to one opportunity. Lever lists them and gives out their documents; there is no way to get
 * a single one, or to write.
 */
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

    /**
     * The newest document of an offer: the signed one, or the sent one where none was signed (documented).
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Download download(String offer) {
        return calls.download(Endpoints.DOWNLOAD_OFFER, Query.empty(), opportunity, offer);
    }

    /**
     * One of an offer's documents.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Download download(String offer, OfferDocumentStatus which) {
        return calls.download(Endpoints.DOWNLOAD_OFFER, which.toQuery(), opportunity, offer);
    }
}
