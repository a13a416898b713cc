package dev.lever4j.client.transport;

import dev.lever4j.client.ResourceStatus.Connections;
import dev.lever4j.client.http.HttpReply;
import reactor.core.publisher.Mono;

/** Sends one request and receives the whole answer. */
public interface Transport {
    /**
     * Cold; one request per subscription, never a retry or a redirect of its own. Emits a reply of any status with its
     * body aggregated under the size cap; the body of a success goes to the request's taker instead where it has one,
     * and the reply is emitted when that has completed. Errors are {@code NoAnswerException} or
     * {@code MalformedResponseException}; a cancellation aborts the request and gives the connection back or closes it.
     */
    Mono<HttpReply> send(WireRequest request);

    /** How the pools stand at this moment. */
    default Connections connections() {
        return Connections.NONE;
    }

    /** Refuses new requests and releases connections; completes when they are closed. */
    Mono<Void> close();
}
