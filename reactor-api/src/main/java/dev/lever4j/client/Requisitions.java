package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Requisition;
import dev.lever4j.model.WrittenRequisition;
import dev.lever4j.request.Expand;
import dev.lever4j.request.RequisitionBody;
import dev.lever4j.request.RequisitionExpand;
import dev.lever4j.request.RequisitionFilter;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Openings that were approved, or are to be. A Super Admin must allow the API to write them (documented). A write
 * answers with less than a requisition: {@link #get} has all of it.
 */
public final class Requisitions {
    private final Calls calls;

    Requisitions(Calls calls) {
        this.calls = calls;
    }

    /** All of them, confidential ones not. See {@link Paged} for demand, threads and errors. */
    public Paged<Requisition> list() {
        return list(RequisitionFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Paged<Requisition> list(UnaryOperator<RequisitionFilter.Builder> where) {
        return list(where.apply(RequisitionFilter.builder()).build());
    }

    /** Those that a filter lets through. */
    public Paged<Requisition> list(RequisitionFilter filter) {
        return calls.list(Endpoints.LIST_REQUISITIONS, Requisition.class, filter.toQuery());
    }

    /**
     * One requisition, with ids in place of what is not expanded. Emits it, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Requisition> get(String id, RequisitionExpand... expand) {
        return calls.one(Endpoints.GET_REQUISITION, Requisition.class, Expand.query(expand), id);
    }

    /** Makes a requisition. Emits what Lever answers. */
    public Mono<WrittenRequisition> create(RequisitionBody requisition) {
        return calls.write(Endpoints.CREATE_REQUISITION, WrittenRequisition.class, requisition);
    }

    /**
     * Replaces all of a requisition: what the body does not say is deleted or reset to its default, except its postings
     * (documented). Emits what Lever answers, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<WrittenRequisition> replace(String id, RequisitionBody requisition) {
        return calls.write(Endpoints.REPLACE_REQUISITION, WrittenRequisition.class, requisition, id);
    }

    /**
     * Reads a requisition, lets it be changed, and replaces it, so that no other field known here is deleted. Lever has
     * no versions, so what somebody else changes between the two requests is lost. Its status is sent as it was read:
     * that Lever takes pending and rejected, which have been seen, is not documented, and if it does not it changes
     * nothing. Emits what Lever answers, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<WrittenRequisition> change(String id, UnaryOperator<RequisitionBody.Builder> change) {
        return get(id).flatMap(read ->
                replace(id, change.apply(RequisitionBody.from(read)).build()));
    }

    /**
     * Deletes a requisition. Completes when it is done, or {@link dev.lever4j.error.NotFoundException} where there is
     * none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id) {
        return calls.done(Endpoints.DELETE_REQUISITION, null, id);
    }
}
