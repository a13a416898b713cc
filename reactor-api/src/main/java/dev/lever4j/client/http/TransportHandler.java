package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.request.RequestDefaults;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The innermost handler: puts an attempt on the wire and turns its answer into a reply or a typed error. */
final class TransportHandler implements Handler {
    private final Transport transport;
    private final URI api;
    private final RequestDefaults defaults;
    private final Answers answers;

    /** @param api the base URL of the Data API, without a slash at its end */
    TransportHandler(Transport transport, URI api, RequestDefaults defaults, TimeAndChance time) {
        this.transport = transport;
        this.api = api;
        this.defaults = defaults;
        this.answers = new Answers(time);
    }

    @Override
    public Mono<HttpReply> handle(Flight flight) {
        return Mono.defer(() -> send(flight)).handle((reply, sink) -> {
            RuntimeException refusal = refusal(flight, reply);
            if (refusal == null) {
                sink.next(reply);
            } else {
                sink.error(refusal);
            }
        });
    }

    /** The next request of the flight; what comes of it is still to be judged. */
    Mono<HttpReply> send(Flight flight) {
        return transport.send(next(flight));
    }

    /** The error that the answer to the latest request means; null where it is usable. */
    @Nullable
    RuntimeException refusal(Flight flight, HttpReply reply) {
        if (reply.status() == 401 || reply.status() == 429) {
            flight.log().refused();
        }
        flight.log().answered(reply.status(), flight.isElsewhere() ? Optional.empty() : RequestId.of(reply));
        return reply.isSuccess()
                ? Answers.doubt(flight.call().endpoint(), reply)
                : answers.refusal(flight, url(flight), reply);
    }

    private WireRequest next(Flight flight) {
        Call call = flight.call();
        return new WireRequest(
                call.endpoint().method(),
                url(flight),
                flight.isElsewhere() ? null : flight.admission().header(),
                call.content(),
                call.taker(),
                flight.log().sent(),
                flight.isElsewhere(),
                flight.isElsewhere() ? Map.of() : defaults.headers());
    }

    private URI url(Flight flight) {
        Hop hop = flight.hop();
        return hop == null ? URI.create(api + flight.call().target(defaults)) : hop.url();
    }
}
