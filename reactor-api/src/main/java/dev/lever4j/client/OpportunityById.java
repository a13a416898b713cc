package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.OpportunityExpand;
import reactor.core.publisher.Mono;

/**
 * One opportunity and what lies under it, as Lever's paths nest. Nothing is asked until a Mono or Flux is subscribed
 * to.
 */
public final class OpportunityById {
    private final Calls calls;
    private final String id;

    OpportunityById(Calls calls, String id) {
        Endpoints.GET_OPPORTUNITY.path(id); // a bad id is found here, not at the first call
        this.calls = calls;
        this.id = id;
    }

    /** As {@link Opportunities#get(String, OpportunityExpand...)}. */
    public Mono<Opportunity> get(OpportunityExpand... expand) {
        return new Opportunities(calls).get(id, expand);
    }

    /** Its applications. */
    public OpportunityApplications applications() {
        return new OpportunityApplications(calls, id);
    }

    /** Its feedback forms. */
    public OpportunityFeedback feedback() {
        return new OpportunityFeedback(calls, id);
    }

    /** Its files. */
    public OpportunityFiles files() {
        return new OpportunityFiles(calls, id);
    }

    /** Its interviews. */
    public OpportunityInterviews interviews() {
        return new OpportunityInterviews(calls, id);
    }

    /** Its notes. */
    public OpportunityNotes notes() {
        return new OpportunityNotes(calls, id);
    }

    /** Its offers. */
    public OpportunityOffers offers() {
        return new OpportunityOffers(calls, id);
    }

    /** Its panels. */
    public OpportunityPanels panels() {
        return new OpportunityPanels(calls, id);
    }

    /** Its profile forms. */
    public OpportunityForms forms() {
        return new OpportunityForms(calls, id);
    }

    /** Its referrals. */
    public OpportunityReferrals referrals() {
        return new OpportunityReferrals(calls, id);
    }

    /** Its resumes. */
    public OpportunityResumes resumes() {
        return new OpportunityResumes(calls, id);
    }
}
