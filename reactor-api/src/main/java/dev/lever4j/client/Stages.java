package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.DispositionStages;
import dev.lever4j.model.Stage;
import dev.lever4j.request.Query;
import reactor.core.publisher.Mono;

/** The stages that opportunities move through. */
public final class Stages {
    private final Calls calls;

    Stages(Calls calls) {
        this.calls = calls;
    }

    /** All of them, in the order of the pipeline. See {@link Paged} for demand, threads and errors. */
    public Paged<Stage> list() {
        return calls.list(Endpoints.LIST_STAGES, Stage.class, Query.empty());
    }

    /**
     * One stage; some have ids such as {@code lead-new}. Emits it, or {@link dev.lever4j.error.NotFoundException} where
     * there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Stage> get(String id) {
        return calls.one(Endpoints.GET_STAGE, Stage.class, Query.empty(), id);
    }

    /**
     * Every stage with its place in the pipeline, and every archive reason. Emits them. Seen live, not in the
     * documentation's older text.
     */
    public Mono<DispositionStages> disposition() {
        return calls.data(Endpoints.GET_DISPOSITION_STAGES, DispositionStages.class, Query.empty(), null);
    }
}
