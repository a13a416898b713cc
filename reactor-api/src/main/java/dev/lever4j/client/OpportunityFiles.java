package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.File;
import dev.lever4j.model.FileAction;
import dev.lever4j.request.FileActionFilter;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.Query;
import dev.lever4j.request.UploadedFilter;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** The files of one opportunity. Resumes are apart: {@link OpportunityResumes}. */
public final class OpportunityFiles {
    private final Calls calls;
    private final String opportunity;

    OpportunityFiles(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them. See {@link Paged} for demand, threads and errors. */
    public Paged<File> list() {
        return list(UploadedFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Paged<File> list(UnaryOperator<UploadedFilter.Builder> where) {
        return list(where.apply(UploadedFilter.builder()).build());
    }

    /** Those that a filter lets through. */
    public Paged<File> list(UploadedFilter filter) {
        return calls.list(Endpoints.LIST_FILES, File.class, filter.toQuery(), opportunity);
    }

    /**
     * What is known of one file. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<File> get(String id) {
        return calls.one(Endpoints.GET_FILE, File.class, Query.empty(), opportunity, id);
    }

    /**
     * Adds a file. Emits what Lever knows of it, whose {@code status} says whether it has been processed yet; see
     * {@link UploadSource} for limits and errors.
     */
    public Mono<File> upload(UploadSource source, PerformAs who) {
        return calls.as(who)
                .upload(Endpoints.UPLOAD_FILE, File.class, Multipart.form().file("file", source), opportunity);
    }

    /**
     * The bytes of a file.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Download download(String id) {
        return calls.download(Endpoints.DOWNLOAD_FILE, Query.empty(), opportunity, id);
    }

    /**
     * Deletes a file. Completes when it is done, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id, PerformAs who) {
        return calls.as(who).done(Endpoints.DELETE_FILE, null, opportunity, id);
    }

    /** What was done with files. See {@link Paged} for demand, threads and errors. */
    public Paged<FileAction> actions() {
        return actions(FileActionFilter.all());
    }

    /** Those actions that a filter lets through; said in place: {@code actions(where -> where...)}. */
    public Paged<FileAction> actions(UnaryOperator<FileActionFilter.Builder> where) {
        return actions(where.apply(FileActionFilter.builder()).build());
    }

    /** Those actions that a filter lets through. */
    public Paged<FileAction> actions(FileActionFilter filter) {
        return calls.list(Endpoints.LIST_FILE_ACTIONS, FileAction.class, filter.toQuery(), opportunity);
    }
}
