package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Posting;
import dev.lever4j.request.DeletedFilter;
import dev.lever4j.request.Distribution;
import dev.lever4j.request.Expand;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.PostingBody;
import dev.lever4j.request.PostingChanges;
import dev.lever4j.request.PostingExpand;
import dev.lever4j.request.PostingFilter;
import dev.lever4j.request.Query;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Job postings. */
public final class Postings {
    private final Calls calls;

    Postings(Calls calls) {
        this.calls = calls;
    }

    /** All of them, confidential ones not. See {@link Paged} for demand, threads and errors. */
    public Paged<Posting> list() {
        return list(PostingFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Paged<Posting> list(UnaryOperator<PostingFilter.Builder> where) {
        return list(where.apply(PostingFilter.builder()).build());
    }

    /** Those that a filter lets through. */
    public Paged<Posting> list(PostingFilter filter) {
        return calls.list(Endpoints.LIST_POSTINGS, Posting.class, filter.toQuery());
    }

    /** All that were deleted. See {@link Paged} for demand, threads and errors. */
    public Paged<Posting> listDeleted() {
        return listDeleted(DeletedFilter.all());
    }

    /** Those deleted ones that a filter lets through; said in place: {@code listDeleted(where -> where...)}. */
    public Paged<Posting> listDeleted(UnaryOperator<DeletedFilter.Builder> where) {
        return listDeleted(where.apply(DeletedFilter.builder()).build());
    }

    /** Those deleted ones that a filter lets through, with {@code deletedAt}. */
    public Paged<Posting> listDeleted(DeletedFilter filter) {
        return calls.list(Endpoints.LIST_DELETED_POSTINGS, Posting.class, filter.toQuery());
    }

    /**
     * One posting, with ids in place of what is not expanded. Emits it, or {@link dev.lever4j.error.NotFoundException}
     * where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Posting> get(String id, PostingExpand... expand) {
        return calls.one(Endpoints.GET_POSTING, Posting.class, Expand.query(expand), id);
    }

    /** As {@link #get(String, PostingExpand...)}, of the custom questions only those for these applicants. */
    public Mono<Posting> get(String id, Distribution questions, PostingExpand... expand) {
        Query query = Expand.query(expand).and("distribution", questions.text());
        return calls.one(Endpoints.GET_POSTING, Posting.class, query, id);
    }

    /** A new posting, a draft unless the body says otherwise. Emits it as Lever made it. */
    public Mono<Posting> create(PostingBody body, PerformAs performAs) {
        return calls.as(performAs).write(Endpoints.CREATE_POSTING, Posting.class, body);
    }

    /**
     * Changes a part of a posting; what the body does not name stays as it is. Emits it as it is now, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Posting> update(String id, PostingChanges changes, PerformAs performAs) {
        return calls.as(performAs).write(Endpoints.UPDATE_POSTING, Posting.class, changes, id);
    }
}
