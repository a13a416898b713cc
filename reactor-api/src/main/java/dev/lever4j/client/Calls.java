package dev.lever4j.client;

import dev.lever4j.client.http.Call;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.json.PageReader;
import dev.lever4j.json.SingleReader;
import dev.lever4j.request.Query;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What every noun is made of: a way to send, and the options to send with. */
record Calls(ClientCore core, CallOptions options) {
    private static final String PERFORM_AS = "perform_as";

    Calls with(CallOptions others) {
        return new Calls(core, others);
    }

    /** One record, read from {@code {"data": {...}}}. */
    <T> Mono<T> one(Endpoint endpoint, Class<T> type, Query query, String... ids) {
        SingleReader<T> reader = SingleReader.typed(type);
        return send(endpoint, endpoint.path(ids), query, null).map(reply -> reader.read(reply.body()));
    }

    /** A list of models. */
    <T> Paged<T> list(Endpoint endpoint, Class<T> type, Query query, String... ids) {
        ListCall list = new ListCall(this, endpoint, endpoint.path(ids), query);
        return new Paged<>(list, PageReader.typed(type, endpoint.shape()), Paging.of(query));
    }

    /** The whole reply; on whose behalf a write is done is said in its query, as Lever documents. */
    Mono<HttpReply> send(Endpoint endpoint, String path, Query query, byte @Nullable [] body) {
        return core.send(new Call(endpoint, path, performed(endpoint, query), body, options));
    }

    private Query performed(Endpoint endpoint, Query query) {
        String performer = options.performAs();
        boolean said =
                endpoint.method() == HttpMethod.GET || !query.values(PERFORM_AS).isEmpty();
        return performer == null || said ? query : query.and(PERFORM_AS, performer);
    }
}
