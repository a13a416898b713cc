package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Application;
import dev.lever4j.request.ApplicationExpand;
import dev.lever4j.request.Expand;
import reactor.core.publisher.Mono;

/**
 * The applications of one opportunity: to a posting, by a person, at most one that is active. Lever prefers the
 * opportunity with {@code expand=applications}; these endpoints are documented as deprecated and still served.
 */
public final class OpportunityApplications {
    private final Calls calls;
    private final String opportunity;

    OpportunityApplications(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them. See {@link Paged} for demand, threads and errors. */
    public Paged<Application> list(ApplicationExpand... expand) {
        return calls.list(Endpoints.LIST_APPLICATIONS, Application.class, Expand.query(expand), opportunity);
    }

    /**
     * One application. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Application> get(String id, ApplicationExpand... expand) {
        return calls.one(Endpoints.GET_APPLICATION, Application.class, Expand.query(expand), opportunity, id);
    }
}
