package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Referral;
import dev.lever4j.request.Expand;
import dev.lever4j.request.ReferralExpand;
import reactor.core.publisher.Mono;

/** The referrals of one opportunity; Lever's API only reads them. */
public final class OpportunityReferrals {
    private final Calls calls;
    private final String opportunity;

    OpportunityReferrals(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them. See {@link Paged} for demand, threads and errors. */
    public Paged<Referral> list(ReferralExpand... expand) {
        return calls.list(Endpoints.LIST_REFERRALS, Referral.class, Expand.query(expand), opportunity);
    }

    /**
     * One referral. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Referral> get(String id, ReferralExpand... expand) {
        return calls.one(Endpoints.GET_REFERRAL, Referral.class, Expand.query(expand), opportunity, id);
    }
}
