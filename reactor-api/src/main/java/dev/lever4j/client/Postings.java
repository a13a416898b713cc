package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Posting;
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

    /**
     * One posting. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Posting> get(String id) {
        return calls.one(Endpoints.GET_POSTING, Posting.class, Query.empty(), id);
    }
}
