package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Upload;
import reactor.core.publisher.Mono;

/** Files sent ahead of an application; one is usable for 24 hours. */
public final class Uploads {
    private final Calls calls;

    Uploads(Calls calls) {
        this.calls = calls;
    }

    /**
     * Sends a file. Emits what Lever calls it: its {@code uri} is the value of an application's file field. See
     * {@link UploadSource} for limits and errors.
     */
    public Mono<Upload> upload(UploadSource source) {
        return calls.upload(Endpoints.UPLOAD, Upload.class, Multipart.form().file("file", source));
    }
}
