package dev.lever4j.client.micrometer;

import dev.lever4j.client.Telemetry.CallBegin;
import dev.lever4j.endpoint.Shape;

/**
 * Stands in spans for an error whose message has a path that the SDK does not know, since an id may be written into it.
 * It says which class of error it was and nothing else.
 */
final class UnnamedFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnnamedFailure(Throwable error) {
        super(error.getClass().getSimpleName(), null, false, false);
    }

    /** What may be shown of an error of this call. */
    static Throwable of(Throwable error, CallBegin call) {
        return call.endpoint().shape() == Shape.RAW ? new UnnamedFailure(error) : error;
    }
}
