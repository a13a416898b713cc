package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Tag;
import dev.lever4j.request.Query;

/** Tags in use. A tag is its text; Lever has no single one to get. */
public final class Tags {
    private final Calls calls;

    Tags(Calls calls) {
        this.calls = calls;
    }

    /** All of them, with how often they are used. See {@link Paged} for demand, threads and errors. */
    public Paged<Tag> list() {
        return calls.list(Endpoints.LIST_TAGS, Tag.class, Query.empty());
    }
}
