package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Source;
import dev.lever4j.request.Query;

/** Sources in use. A source is its text; Lever has no single one to get. */
public final class Sources {
    private final Calls calls;

    Sources(Calls calls) {
        this.calls = calls;
    }

    /** All of them, with how often they are used. See {@link Paged} for demand, threads and errors. */
    public Paged<Source> list() {
        return calls.list(Endpoints.LIST_SOURCES, Source.class, Query.empty());
    }
}
