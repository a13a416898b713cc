package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One line at DEBUG for each request: the endpoint's label, the status or the kind of error, how long it took, which request of
 * the call it was and how long the call had waited before it. No query, no ids, no bodies, no headers.
 */
final class ObserveAttemptFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.http");

    private final TimeAndChance time;

    ObserveAttemptFilter(TimeAndChance time) {
        this.time = time;
    }

    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        return LOG.isDebugEnabled() ? Mono.defer(() -> observed(flight, next)) : next.handle(flight);
    }

    private Mono<HttpReply> observed(Flight flight, Handler next) {
        long startedAt = time.ticker().getAsLong();
        long waited = flight.clock().elapsed().toMillis();
        return next.handle(flight)
                .doOnNext(reply -> line(flight, String.valueOf(reply.status()), startedAt, waited))
                .doOnError(error -> line(flight, kind(error), startedAt, waited))
                .doOnCancel(() -> line(flight, "cancelled", startedAt, waited));
    }

    private void line(Flight flight, String end, long startedAt, long waited) {
        LOG.debug(
                "{} {} in {} ms (request {}, waited {} ms)",
                flight.call(),
                end,
                time.since(startedAt).toMillis(),
                flight.log().sends(),
                waited);
    }

    private static String kind(Throwable error) {
        return error instanceof ApiException answered
                ? String.valueOf(answered.status())
                : error.getClass().getSimpleName();
    }
}
