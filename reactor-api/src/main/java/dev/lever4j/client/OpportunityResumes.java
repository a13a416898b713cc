package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Resume;
import dev.lever4j.request.Query;
import dev.lever4j.request.UploadedFilter;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** The resumes of one opportunity. Lever makes them of what is uploaded with it; there is no way to write them. */
public final class OpportunityResumes {
    private final Calls calls;
    private final String opportunity;

    OpportunityResumes(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them. See {@link Paged} for demand, threads and errors. */
    public Paged<Resume> list() {
        return list(UploadedFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Paged<Resume> list(UnaryOperator<UploadedFilter.Builder> where) {
        return list(where.apply(UploadedFilter.builder()).build());
    }

    /** Those that a filter lets through. */
    public Paged<Resume> list(UploadedFilter filter) {
        return calls.list(Endpoints.LIST_RESUMES, Resume.class, filter.toQuery(), opportunity);
    }

    /**
     * One resume with what Lever read in it. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is
     * none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Resume> get(String id) {
        return calls.one(Endpoints.GET_RESUME, Resume.class, Query.empty(), opportunity, id);
    }

    /**
     * The bytes of a resume's file.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Download download(String id) {
        return calls.download(Endpoints.DOWNLOAD_RESUME, Query.empty(), opportunity, id);
    }
}
