package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.ArchiveReason;
import dev.lever4j.request.ArchiveReasonFilter;
import dev.lever4j.request.Query;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Why opportunities are archived: hired is one of the reasons. */
public final class ArchiveReasons {
    private final Calls calls;

    ArchiveReasons(Calls calls) {
        this.calls = calls;
    }

    /** All of them. See {@link Paged} for demand, threads and errors. */
    public Paged<ArchiveReason> list() {
        return list(ArchiveReasonFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Paged<ArchiveReason> list(UnaryOperator<ArchiveReasonFilter.Builder> where) {
        return list(where.apply(ArchiveReasonFilter.builder()).build());
    }

    /** Those that a filter lets through. */
    public Paged<ArchiveReason> list(ArchiveReasonFilter filter) {
        return calls.list(Endpoints.LIST_ARCHIVE_REASONS, ArchiveReason.class, filter.toQuery());
    }

    /**
     * One reason. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<ArchiveReason> get(String id) {
        return calls.one(Endpoints.GET_ARCHIVE_REASON, ArchiveReason.class, Query.empty(), id);
    }
}
