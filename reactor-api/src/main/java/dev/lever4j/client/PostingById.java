package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;

/** One posting and what lies under it, as Lever's paths nest. */
@SuppressWarnings("UnusedVariable")
public final class PostingById {
    private final Calls calls;
    private final String id;

    PostingById(Calls calls, String id) {
        Endpoints.GET_POSTING.path(id); // a bad id is found here, not at the first call
        this.calls = calls;
        this.id = id;
    }
}
