package dev.lever4j.client;

import dev.lever4j.client.http.Call;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.http.Pipeline;
import dev.lever4j.client.transport.Content;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.PerformAsRule;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.LeverJson;
import dev.lever4j.json.PageReader;
import dev.lever4j.json.SingleReader;
import dev.lever4j.json.WrittenReader;
import dev.lever4j.model.Identified;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.Query;
import dev.lever4j.request.RequestBody;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every noun is made of: a way to send, and the options to send with. */
record Calls(ClientCore core, CallOptions options) {
    private static final String PERFORM_AS = "perform_as";

    Calls with(CallOptions others) {
        return new Calls(core, others);
    }

    /** The same calls by another way. */
    Calls through(Pipeline other) {
        return new Calls(core.through(other), options);
    }

    /** The same calls, of whose requests somebody else is told too. */
    Calls listening(RequestListener also) {
        return new Calls(core.listening(also), options);
    }

    /** The same calls, of which those that can be are done on a user's behalf. */
    Calls as(PerformAs who) {
        return with(options.performAs(who.userId()));
    }

    /** The record that the last id names, read from {@code {"data": {...}}}. */
    <T extends Identified> Mono<T> one(Endpoint endpoint, Class<T> type, Query query, String... ids) {
        SingleReader<T> reader = SingleReader.typed(type);
        String asked = ids[ids.length - 1];
        return send(
                endpoint, endpoint.path(ids), query, null, reply -> same(endpoint, asked, reader.read(reply.body())));
    }

    /** Lever's ids do not differ by case alone. */
    static <T extends Identified> T same(Endpoint endpoint, String asked, T answered) {
        if (!answered.id().equalsIgnoreCase(asked)) {
            throw new MalformedResponseException(
                    endpoint.label() + " was answered with another record than the one asked for, perhaps another"
                            + " request's; nothing of it was used: try again, and look for a proxy in between",
                    null);
        }
        return answered;
    }

    /** A list of models. */
    <T> Paged<T> list(Endpoint endpoint, Class<T> type, Query query, String... ids) {
        ListCall list = new ListCall(this, endpoint, endpoint.path(ids), query);
        return new Paged<>(list, PageReader.typed(type, endpoint.shape()), Paging.of(query));
    }

    /** The data of the answer, read from {@code {"data": {...}}}; without a body where there is none to send. */
    <T> Mono<T> data(Endpoint endpoint, Class<T> type, Query query, @Nullable RequestBody body, String... ids) {
        SingleReader<T> reader = SingleReader.typed(type);
        return send(endpoint, endpoint.path(ids), query, json(body), reply -> reader.read(reply.body()));
    }

    /** As {@link #data}, for a write whose query is empty. */
    <T> Mono<T> write(Endpoint endpoint, Class<T> type, @Nullable RequestBody body, String... ids) {
        return data(endpoint, type, Query.empty(), body, ids);
    }

    /** The record that was written, which Lever's documentation shows deeper in the answer than it has been seen. */
    <T> Mono<T> written(Endpoint endpoint, Class<T> type, RequestBody body, String... ids) {
        WrittenReader<T> reader = WrittenReader.typed(type);
        return send(endpoint, endpoint.path(ids), Query.empty(), json(body), reply -> reader.read(reply.body()));
    }

    /** The records that were written, in the order of the answer. */
    <T> Mono<List<T>> writtenAll(Endpoint endpoint, Class<T> type, RequestBody body, String... ids) {
        PageReader<T> reader = PageReader.typed(type, endpoint.shape());
        return send(
                endpoint,
                endpoint.path(ids),
                Query.empty(),
                json(body),
                reply -> reader.read(reply.body()).items());
    }

    /** The object that is the whole answer. */
    <T> Mono<T> bare(Endpoint endpoint, Class<T> type, String... ids) {
        return whole(endpoint, type, Query.empty(), null, ids);
    }

    /** The whole answer, {@code data} and what lies beside it. */
    <T> Mono<T> whole(Endpoint endpoint, Class<T> type, Query query, @Nullable RequestBody body, String... ids) {
        return send(endpoint, endpoint.path(ids), query, json(body), reply -> LeverJson.decode(reply.body(), type));
    }

    /** Completes when it is done; what the answer says beside its status is not looked at. */
    Mono<Void> done(Endpoint endpoint, @Nullable RequestBody body, String... ids) {
        return send(endpoint, endpoint.path(ids), Query.empty(), json(body), HttpReply::status)
                .then();
    }

    private static byte @Nullable [] json(@Nullable RequestBody body) {
        return body == null ? null : body.toJson();
    }

    /**
     * What the reader makes of the whole reply; on whose behalf a write is done is said in its query, as Lever
     * documents.
     */
    <T> Mono<T> send(
            Endpoint endpoint, String path, Query query, byte @Nullable [] body, Function<HttpReply, T> reader) {
        return core.send(new Call(endpoint, path, performed(endpoint, query), body, options), reader);
    }

    /** What the answer is made of, as it comes, with a look at its head once it has come whole. */
    <R> Flux<R> stream(
            Endpoint endpoint, String path, Query query, StreamTaker.Reading<R> reading, Consumer<HttpReply> end) {
        return StreamTaker.stream(
                core.time().scheduler(),
                reading,
                false,
                taker -> core.send(
                        new Call(endpoint, path, performed(endpoint, query), Content.NONE, taker, options), reply -> {
                            end.accept(reply);
                            return reply.status();
                        }));
    }

    /** A file, not yet asked for. */
    Download download(Endpoint endpoint, Query query, String... ids) {
        String path = endpoint.path(ids);
        return new Download(
                taker -> core.send(new Call(endpoint, path, query, Content.NONE, taker, options), HttpReply::status),
                core.time());
    }

    /** The data of the answer to a form with files. */
    <T> Mono<T> upload(Endpoint endpoint, Class<T> type, Multipart form, String... ids) {
        SingleReader<T> reader = SingleReader.typed(type);
        return sendForm(endpoint, endpoint.path(ids), Query.empty(), form, reply -> reader.read(reply.body()));
    }

    /** As {@link #whole}, with a form in the place of JSON. */
    <T> Mono<T> wholeForm(Endpoint endpoint, Class<T> type, Query query, Multipart form, String... ids) {
        return sendForm(endpoint, endpoint.path(ids), query, form, reply -> LeverJson.decode(reply.body(), type));
    }

    /** As {@link #send} above, with a form in the place of JSON. */
    <T> Mono<T> sendForm(Endpoint endpoint, String path, Query query, Multipart form, Function<HttpReply, T> reader) {
        return form.content(core.time())
                .flatMap(content -> core.send(
                        new Call(endpoint, path, performed(endpoint, query), content, null, options), reader));
    }

    private Query performed(Endpoint endpoint, Query query) {
        String performer = options.performAs();
        if (performer == null || endpoint.performAs() == PerformAsRule.NONE) {
            return query;
        }
        return query.values(PERFORM_AS).isEmpty() ? query.and(PERFORM_AS, performer) : query;
    }
}
