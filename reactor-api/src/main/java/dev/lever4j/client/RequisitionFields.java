package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.RequisitionField;
import dev.lever4j.request.Query;
import dev.lever4j.request.RequisitionFieldBody;
import dev.lever4j.request.RequisitionFieldFilter;
import dev.lever4j.request.RequisitionOptionsBody;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * The fields that an account adds to its requisitions, at most 100 of them. Where one is changed or deleted,
 * requisitions that use it become read-only (documented).
 */
public final class RequisitionFields {
    private final Calls calls;

    RequisitionFields(Calls calls) {
        this.calls = calls;
    }

    /** All of them, in one page (seen live). See {@link Paged} for demand, threads and errors. */
    public Paged<RequisitionField> list() {
        return list(RequisitionFieldFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Paged<RequisitionField> list(UnaryOperator<RequisitionFieldFilter.Builder> where) {
        return list(where.apply(RequisitionFieldFilter.builder()).build());
    }

    /** Those that a filter lets through. */
    public Paged<RequisitionField> list(RequisitionFieldFilter filter) {
        return calls.list(Endpoints.LIST_REQUISITION_FIELDS, RequisitionField.class, filter.toQuery());
    }

    /**
     * One field. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<RequisitionField> get(String id) {
        return calls.one(Endpoints.GET_REQUISITION_FIELD, RequisitionField.class, Query.empty(), id);
    }

    /** Makes a field. Emits it as Lever answers it, with the ids of its options. */
    public Mono<RequisitionField> create(RequisitionFieldBody field) {
        return calls.write(Endpoints.CREATE_REQUISITION_FIELD, RequisitionField.class, field);
    }

    /**
     * Replaces all of a field: subfields and options that the body does not have are lost for good (documented). Emits
     * it as Lever answers it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<RequisitionField> replace(String id, RequisitionFieldBody field) {
        return calls.write(Endpoints.REPLACE_REQUISITION_FIELD, RequisitionField.class, field, id);
    }

    /**
     * Reads a field, lets it be changed, and replaces it, so that no other field known here is lost. Lever has no
     * versions, so what somebody else changes between the two requests is lost. Emits it as Lever answers it, or
     * {@link dev.lever4j.error.NotFoundException} where there is none, or {@link IllegalArgumentException} before
     * anything is written where it has more than 4,000 options, which one request cannot hold.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<RequisitionField> change(String id, UnaryOperator<RequisitionFieldBody.Builder> change) {
        return get(id).flatMap(read ->
                replace(id, change.apply(RequisitionFieldBody.from(read)).build()));
    }

    /**
     * Deletes a field. Completes when it is done, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id) {
        return calls.done(Endpoints.DELETE_REQUISITION_FIELD, null, id);
    }

    /**
     * Adds options to a dropdown field. Completes when it is done; of several, Lever's documentation shows one in the
     * answer, so {@link #get} tells their ids.
     *
     * @throws IllegalArgumentException if the id is none, or there are no texts, a blank one, or more than 4,000
     */
    public Mono<Void> addOptions(String id, Collection<String> texts) {
        return calls.done(Endpoints.ADD_REQUISITION_FIELD_OPTIONS, RequisitionOptionsBody.adding(texts), id);
    }

    /**
     * Gives options of a dropdown field new texts; the others stay. Emits the whole field as Lever answers it.
     *
     * @param textsById the new text of each option
     * @throws IllegalArgumentException if the id is none, or there are no texts, a blank one, or more than 4,000
     */
    public Mono<RequisitionField> renameOptions(String id, Map<String, String> textsById) {
        RequisitionOptionsBody options = RequisitionOptionsBody.renaming(textsById);
        return calls.write(Endpoints.UPDATE_REQUISITION_FIELD_OPTIONS, RequisitionField.class, options, id);
    }

    /**
     * Deletes options of a dropdown field; the others stay. Completes when it is done.
     *
     * @throws IllegalArgumentException if an id is none, or there are no options, or more than 4,000
     */
    public Mono<Void> deleteOptions(String id, Collection<String> optionIds) {
        return calls.done(Endpoints.DELETE_REQUISITION_FIELD_OPTIONS, RequisitionOptionsBody.deleting(optionIds), id);
    }
}
