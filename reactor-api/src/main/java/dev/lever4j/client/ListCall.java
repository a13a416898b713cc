package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.request.Query;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the pages of one list have in common.
 *
 * @param path encoded, with its ids
 * @param query the filters, without limit and offset
 */
record ListCall(Calls calls, Endpoint endpoint, String path, Query query) {
    /** What the reader makes of the page that begins at the cursor, null for the first one. */
    <T> Mono<T> page(@Nullable Cursor from, int pageSize, Function<HttpReply, T> reader) {
        return calls.send(endpoint, path, placed(from, pageSize), null, reader);
    }

    /** What that page is made of, as it comes. */
    <R> Flux<R> stream(@Nullable Cursor from, int pageSize, StreamTaker.Reading<R> reading, Consumer<HttpReply> end) {
        return calls.stream(endpoint, path, placed(from, pageSize), reading, end);
    }

    private Query placed(@Nullable Cursor from, int pageSize) {
        Query limited = endpoint.shape() == Shape.LIST ? query : query.with("limit", pageSize);
        return from == null ? limited : limited.with("offset", from);
    }
}
