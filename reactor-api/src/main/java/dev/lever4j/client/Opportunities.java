package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.request.Query;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** All opportunities of an account: a person, considered once for something. */
public final class Opportunities {
    private final Calls calls;

    Opportunities(Calls calls) {
        this.calls = calls;
    }

    /** All of them, archived ones too, confidential ones not. See {@link Paged} for demand, threads and errors. */
    public Paged<Opportunity> list() {
        return list(OpportunityFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Paged<Opportunity> list(UnaryOperator<OpportunityFilter.Builder> where) {
        return list(where.apply(OpportunityFilter.builder()).build());
    }

    /** Those that a filter lets through. */
    public Paged<Opportunity> list(OpportunityFilter filter) {
        return calls.list(Endpoints.LIST_OPPORTUNITIES, Opportunity.class, filter.toQuery());
    }

    /**
     * One opportunity, with ids in place of what could be expanded. Emits it, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Opportunity> get(String id) {
        return calls.one(Endpoints.GET_OPPORTUNITY, Opportunity.class, Query.empty(), id);
    }
}
