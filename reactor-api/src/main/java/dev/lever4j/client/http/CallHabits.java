package dev.lever4j.client.http;

import dev.lever4j.blueprint.LogLevel;
import dev.lever4j.client.RequestListener;
import dev.lever4j.request.RequestDefaults;
import dev.lever4j.resilience.RetryPolicy;

/**
 * What is one client's own in the way its calls go.
 *
 * @param retry how often and how patiently calls are tried again
 * @param defaults what every request carries
 * @param listener told of each request
 * @param log how much is written of it, where the logging library lets it through
 */
public record CallHabits(RetryPolicy retry, RequestDefaults defaults, RequestListener listener, LogLevel log) {
    /** With nothing but a policy and a listener. */
    public CallHabits(RetryPolicy retry, RequestListener listener) {
        this(retry, RequestDefaults.NONE, listener, LogLevel.DEBUG);
    }

    /** The same, with one more listener, which is told whatever the other one throws. */
    public CallHabits listening(RequestListener also) {
        RequestListener first = listener;
        RequestListener both = (endpoint, status, took) -> {
            try {
                first.ended(endpoint, status, took);
            } finally {
                also.ended(endpoint, status, took);
            }
        };
        return new CallHabits(retry, defaults, first == RequestListener.NONE ? also : both, log);
    }

    /** The same at another server, which is not meant by the defaults. */
    public CallHabits elsewhere() {
        return new CallHabits(retry, RequestDefaults.NONE, listener, log);
    }
}
