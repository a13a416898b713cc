package dev.lever4j.client.http;

import dev.lever4j.blueprint.LogLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Sees each call once, however often it is sent. A call that took one request has its line from
 * {@link ObserveAttemptFilter}; this one speaks up where more or fewer went out.
 */
final class ObserveCallFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.http");

    private final LogLevel level;

    ObserveCallFilter(LogLevel level) {
        this.level = level;
    }

    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        boolean watched = level.writes(LogLevel.DEBUG) && LOG.isDebugEnabled();
        return watched ? next.handle(flight).doFinally(end -> ended(flight, end)) : next.handle(flight);
    }

    private static void ended(Flight flight, SignalType end) {
        int sends = flight.log().sends();
        if (sends != 1) {
            LOG.debug(
                    "{}: call ended ({}) after {} requests in {} ms",
                    flight.call(),
                    end,
                    sends,
                    flight.clock().elapsed().toMillis());
        }
    }
}
