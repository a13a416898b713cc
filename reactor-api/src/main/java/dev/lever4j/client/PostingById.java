package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.PostingAccess;
import reactor.core.publisher.Mono;

/** One posting and what lies under it, as Lever's paths nest. */
public final class PostingById {
    private final Calls calls;
    private final String id;

    PostingById(Calls calls, String id) {
        Endpoints.GET_POSTING.path(id); // a bad id is found here, not at the first call
        this.calls = calls;
        this.id = id;
    }

    /**
     * Who has access to it. Emits that, or {@link dev.lever4j.error.NotFoundException} where there is no such posting.
     * Seen live, not in the documentation's older text.
     */
    public Mono<PostingAccess> access() {
        return calls.bare(Endpoints.GET_POSTING_ACCESS, PostingAccess.class, id);
    }
}
