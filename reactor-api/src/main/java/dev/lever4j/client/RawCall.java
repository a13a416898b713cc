package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.json.PageReader;
import dev.lever4j.json.RawJson;
import dev.lever4j.request.Query;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A call of any endpoint, not yet made. Immutable: each method returns another one. */
public final class RawCall {
    private final Calls calls;
    private final Endpoint endpoint;
    private final String path;
    private final Query query;
    private final byte @Nullable [] body;

    RawCall(Calls calls, Endpoint endpoint, String path, Query query, byte @Nullable [] body) {
        this.calls = calls;
        this.endpoint = endpoint;
        this.path = path;
        this.query = query;
        this.body = body;
    }

    /** One more query parameter; names may repeat, both are percent-encoded once. */
    public RawCall query(String name, Object value) {
        return new RawCall(calls, endpoint, path, query.and(name, value), body);
    }

    /** What is sent as {@code application/json}, as it is. The bytes are copied. */
    public RawCall body(byte[] json) {
        return new RawCall(calls, endpoint, path, query, json.clone());
    }

    /** Other options for this call alone. */
    public RawCall options(UnaryOperator<CallOptions> change) {
        return new RawCall(calls.with(change.apply(calls.options())), endpoint, path, query, body);
    }

    /**
     * Makes the call once for each subscription. Emits any 2xx answer, its body whole as far as HTTP can tell (and
     * JSON, where the template is that of an operation known to answer so), on the scheduler of {@link TimeAndChance};
     * every other status is an {@link dev.lever4j.error.ApiException}, whose {@code body()} has up to 64 KiB of the
     * answer.
     */
    public Mono<RawResponse> exchange() {
        return calls.send(endpoint, path, query, body, RawResponse::new);
    }

    /**
     * Follows the pages of a list from its start, in the manner of {@link Paged}. A {@code limit} among the query
     * parameters is the page size.
     *
     * @throws IllegalArgumentException if this is no GET, has a body or an {@code offset} (use
     *     {@link Paged#pages(Cursor)}), or its limit is not a number from 1 to 100
     */
    public Paged<RawJson> paged() {
        if (endpoint.method() != HttpMethod.GET || body != null) {
            throw new IllegalArgumentException("only a GET without a body has pages, not " + endpoint.label());
        }
        if (!query.values("offset").isEmpty()) {
            throw new IllegalArgumentException("give the offset as a cursor: paged().pages(Cursor.parse(offset))");
        }
        ListCall list = new ListCall(calls, endpoint, path, query);
        return new Paged<>(list, PageReader.raw(endpoint.shape()), Paging.of(query));
    }

    /** Method and template alone: ids and query may name people. */
    @Override
    public String toString() {
        return endpoint.label();
    }
}
