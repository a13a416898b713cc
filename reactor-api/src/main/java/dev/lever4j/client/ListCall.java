package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.request.Query;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
        Query limited = endpoint.shape() == Shape.LIST ? query : query.with("limit", pageSize);
        Query placed = from == null ? limited : limited.with("offset", from);
        return calls.send(endpoint, path, placed, null, reader);
    }
}
