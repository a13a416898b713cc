package dev.lever4j.client;

import dev.lever4j.client.admission.Door;
import dev.lever4j.client.http.Call;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.http.Pipeline;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What a client and all clients derived from it share, and the way that their calls go. */
final class ClientCore {
    private final Way way;
    private final Pipeline pipeline;
    private final PublicSites publicSites;
    private final LeverResources resources;
    private final boolean ownsResources;
    private final CallGate gate;
    private final Closing closing;
    private final Door door;

    ClientCore(Way way, PublicSites publicSites, LeverResources resources, boolean ownsResources) {
        this(way, way.pipeline(resources), publicSites, resources, ownsResources, new CallGate(), new Closing());
    }

    private ClientCore(
            Way way,
            Pipeline pipeline,
            PublicSites publicSites,
            LeverResources resources,
            boolean ownsResources,
            CallGate gate,
            Closing closing) {
        this.way = way;
        this.pipeline = pipeline;
        this.publicSites = publicSites;
        this.resources = resources;
        this.ownsResources = ownsResources;
        this.gate = gate;
        this.closing = closing;
        this.door = gate.then(resources.gate());
    }

    /** The same client, whose calls go another way. */
    ClientCore through(Pipeline other) {
        return new ClientCore(way, other, publicSites, resources, ownsResources, gate, closing);
    }

    /** The same client, of whose requests somebody else is told too. */
    ClientCore listening(RequestListener also) {
        Way told = way.listening(also);
        return new ClientCore(told, told.pipeline(resources), publicSites, resources, ownsResources, gate, closing);
    }

    URI api() {
        return way.api();
    }

    RateStatus rate() {
        return way.rate();
    }

    PublicSites publicSites() {
        return publicSites;
    }

    /** What the reader makes of the reply. */
    <T> Mono<T> send(Call call, Function<HttpReply, T> reader) {
        return pipeline.send(call, reader, door);
    }

    Meetings meetings() {
        return new Meetings(resources.telemetry(), time().ticker());
    }

    TimeAndChance time() {
        return resources.timeAndChance();
    }

    Mono<Void> closeGracefully(Duration patience) {
        return closing.once(() -> gate.close(patience, resources.timeAndChance().scheduler())
                .then(ownsResources ? resources.closeGracefully(Duration.ZERO) : Mono.empty()));
    }
}
