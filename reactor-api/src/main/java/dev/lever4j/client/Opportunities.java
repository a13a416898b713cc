package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.CreatedOpportunity;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.DeletedFilter;
import dev.lever4j.request.Expand;
import dev.lever4j.request.OpportunityBody;
import dev.lever4j.request.OpportunityExpand;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.request.OpportunityInclude;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.Query;
import java.util.Set;
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

    /** All that were deleted and are still known to Lever. See {@link Paged} for demand, threads and errors. */
    public Paged<Opportunity> listDeleted() {
        return listDeleted(DeletedFilter.all());
    }

    /** Those deleted ones that a filter lets through; said in place: {@code listDeleted(where -> where...)}. */
    public Paged<Opportunity> listDeleted(UnaryOperator<DeletedFilter.Builder> where) {
        return listDeleted(where.apply(DeletedFilter.builder()).build());
    }

    /** Those deleted ones that a filter lets through, with {@code deletedBy} and {@code deletedAt}. */
    public Paged<Opportunity> listDeleted(DeletedFilter filter) {
        return calls.list(Endpoints.LIST_DELETED_OPPORTUNITIES, Opportunity.class, filter.toQuery());
    }

    /**
     * One opportunity, with ids in place of what is not expanded. Emits it, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Opportunity> get(String id, OpportunityExpand... expand) {
        return get(id, Set.of(), expand);
    }

    /**
     * As {@link #get(String, OpportunityExpand...)}, with {@code include}. Lever documents that an include adds an
     * optional field in the list of opportunities, and that it leaves out every other field elsewhere; which of the two
     * it does here has not been seen. An answer without its {@code id} is a
     * {@link dev.lever4j.error.MalformedResponseException}.
     */
    public Mono<Opportunity> get(String id, Set<OpportunityInclude> include, OpportunityExpand... expand) {
        Query query = Expand.query(expand)
                .andEach(
                        "include",
                        include.stream().map(OpportunityInclude::text).sorted().toList());
        return calls.one(Endpoints.GET_OPPORTUNITY, Opportunity.class, query, id);
    }

    /**
     * A new opportunity. Emits it as Lever made it, and whether it is an existing contact's. Creating the same one
     * twice makes two, so it is not sent again once it may have arrived.
     */
    public Mono<CreatedOpportunity> create(OpportunityBody body, PerformAs performAs) {
        return create(body, usual -> usual, performAs);
    }

    /**
     * As {@link #create(OpportunityBody, PerformAs)}, with more to say about it: {@code create(body, how ->
     * how.resumeFile(UploadSource.ofPath(path)).parse(), performAs)}. Files are sent while they are read; see
     * {@link UploadSource} for limits and errors.
     *
     * @throws IllegalArgumentException if it is to be done as the posting's owner and the body names no posting
     */
    public Mono<CreatedOpportunity> create(
            OpportunityBody body, UnaryOperator<OpportunityCreation> how, PerformAs performAs) {
        OpportunityCreation creation = how.apply(OpportunityCreation.USUAL);
        Query query = creation.query(body);
        Multipart form = creation.form(body);
        Calls onBehalf = calls.as(performAs);
        return form == null
                ? onBehalf.whole(Endpoints.CREATE_OPPORTUNITY, CreatedOpportunity.class, query, body)
                : onBehalf.wholeForm(Endpoints.CREATE_OPPORTUNITY, CreatedOpportunity.class, query, form);
    }
}
