package dev.lever4j.client;

import dev.lever4j.client.http.Call;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.http.Pipeline;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** What a client and all clients derived from it share. */
final class ClientCore {
    private final Pipeline pipeline;
    private final LeverResources resources;
    private final boolean ownsResources;
    private final CallGate gate = new CallGate();
    private final Closing closing = new Closing();

    ClientCore(Pipeline pipeline, LeverResources resources, boolean ownsResources) {
        this.pipeline = pipeline;
        this.resources = resources;
        this.ownsResources = ownsResources;
    }

    /** The reply, off the event loop: what a caller does with it must not hold up other connections. */
    Mono<HttpReply> send(Call call) {
        Mono<HttpReply> reply =
                pipeline.send(call).single().publishOn(resources.timeAndChance().scheduler());
        return gate.through(resources.gate().through(reply));
    }

    Mono<Void> closeGracefully(Duration patience) {
        return closing.once(() -> gate.close()
                .timeout(patience, Mono.empty(), resources.timeAndChance().scheduler())
                .then(ownsResources ? resources.closeGracefully(Duration.ZERO) : Mono.empty()));
    }
}
