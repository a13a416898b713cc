package dev.lever4j.client.http;

import dev.lever4j.client.admission.Door;
import java.util.function.Function;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * A call as it is handed to its caller. Cold: each subscription is a {@link CallRun} of its own.
 *
 * @param <T> what the reader makes of the reply
 */
final class CallMono<T> extends Mono<T> {
    private final Pipeline pipeline;
    private final Call call;
    private final Function<HttpReply, T> reader;
    private final Door door;

    private CallMono(Pipeline pipeline, Call call, Function<HttpReply, T> reader, Door door) {
        this.pipeline = pipeline;
        this.call = call;
        this.reader = reader;
        this.door = door;
    }

    static <T> Mono<T> of(Pipeline pipeline, Call call, Function<HttpReply, T> reader, Door door) {
        return onAssembly(new CallMono<>(pipeline, call, reader, door));
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> caller) {
        caller.onSubscribe(new CallRun<>(pipeline, call, reader, door, caller));
    }
}
