package dev.lever4j.client.http;

import java.net.URI;

/** A redirect of a download. Goes from the answer to {@link RedirectFilter} and no further, so it has no stack. */
final class Redirected extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient URI target;

    /** @param target absolute */
    Redirected(int status, URI target) {
        super("redirected", null, false, false);
        this.status = status;
        this.target = target;
    }

    int status() {
        return status;
    }

    URI target() {
        return target;
    }
}
