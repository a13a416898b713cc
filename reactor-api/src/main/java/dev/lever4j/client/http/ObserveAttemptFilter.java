package dev.lever4j.client.http;

import dev.lever4j.blueprint.LogLevel;
import dev.lever4j.client.RequestListener;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.ApiException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Tells the listener of each request, and the log in one line at DEBUG: the endpoint's label, the status or the kind of
 * error, how long it took, which request of the call it was and how long the call had waited before it. No query, no
 * ids, no bodies, no headers.
 */
final class ObserveAttemptFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.http");

    private final TimeAndChance time;
    private final RequestListener listener;
    private final LogLevel level;

    ObserveAttemptFilter(TimeAndChance time, RequestListener listener, LogLevel level) {
        this.time = time;
        this.listener = listener;
        this.level = level;
    }

    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        boolean watched = (writes(LogLevel.DEBUG) && LOG.isDebugEnabled()) || listener != RequestListener.NONE;
        return watched ? Mono.defer(() -> observed(flight, next)) : next.handle(flight);
    }

    private Mono<HttpReply> observed(Flight flight, Handler next) {
        long startedAt = time.ticker().getAsLong();
        long waited = flight.clock().elapsed().toMillis();
        AtomicBoolean over = new AtomicBoolean();
        return next.handle(flight)
                .doOnNext(reply -> over.set(true))
                .doOnNext(reply -> ended(flight, reply.status(), "", startedAt, waited))
                .doOnError(error -> ended(flight, status(error), kind(error), startedAt, waited))
                // whoever has what was wanted may cancel too: that request has been told of
                .doOnCancel(() -> cancelled(flight, over.get(), startedAt, waited));
    }

    private void cancelled(Flight flight, boolean isOver, long startedAt, long waited) {
        if (!isOver) {
            ended(flight, 0, "cancelled", startedAt, waited);
        }
    }

    private void ended(Flight flight, int status, String otherEnd, long startedAt, long waited) {
        Duration took = time.since(startedAt);
        tell(flight.call().endpoint().label(), status, took);
        if (!writes(LogLevel.DEBUG)) {
            return;
        }
        LOG.debug(
                "{} {} in {} ms (request {}, waited {} ms)",
                flight.call(),
                status == 0 ? otherEnd : status,
                took.toMillis(),
                flight.log().sends(),
                waited);
    }

    /** A fault of the listener is not one of the call. */
    private void tell(String endpoint, int status, Duration took) {
        try {
            listener.ended(endpoint, status, took);
        } catch (RuntimeException fault) {
            if (writes(LogLevel.WARN)) {
                LOG.warn("a request listener failed, which changes nothing for the call", fault);
            }
        }
    }

    private boolean writes(LogLevel line) {
        return level.writes(line);
    }

    private static int status(Throwable error) {
        if (error instanceof Redirected redirect) {
            return redirect.status();
        }
        return error instanceof ApiException answered ? answered.status() : 0;
    }

    private static String kind(Throwable error) {
        return error.getClass().getSimpleName();
    }
}
