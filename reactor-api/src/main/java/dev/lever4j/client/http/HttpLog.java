package dev.lever4j.client.http;

import dev.lever4j.blueprint.LogLevel;
import dev.lever4j.client.Telemetry;
import dev.lever4j.error.RateLimitedException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.context.ContextView;

/**
 * A line for each request at DEBUG: the endpoint's label, the status or what happened in its place, how long it took,
 * which request of the call it was, how long the call had waited before it, why it was a retry, what Lever calls it. A
 * call has a line where it took more or fewer than one. No query, no ids, no bodies; of the headers the request id and
 * Retry-After, once they look like what they should be.
 */
final class HttpLog implements Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.http");

    private final LogLevel level;

    HttpLog(LogLevel level) {
        this.level = level;
    }

    boolean isOn() {
        return level.writes(LogLevel.DEBUG) && LOG.isDebugEnabled();
    }

    @Override
    public Watch<CallEnd> call(CallBegin call, ContextView caller) {
        return isOn() ? end -> ended(call, end) : Watch.none();
    }

    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        return isOn() ? end -> ended(request, end) : Watch.none();
    }

    private static void ended(CallBegin call, CallEnd end) {
        if (end.requests() != 1) {
            LOG.debug(
                    "{}: call ended ({}) after {} requests in {} ms",
                    call.endpoint().label(),
                    end.outcome(),
                    end.requests(),
                    end.took().toMillis());
        }
    }

    private static void ended(RequestBegin request, RequestEnd end) {
        LOG.debug(
                "{} {} in {} ms (request {}, waited {} ms{}{}{})",
                request.call().endpoint().label(),
                end.status() == 0 ? end.outcome() : end.status(),
                end.took().toMillis(),
                request.number(),
                request.waited().toMillis(),
                request.after().map(before -> ", after " + before).orElse(""),
                asked(end).map(wait -> ", asked to wait " + wait.toMillis() + " ms").orElse(""),
                end.requestId().map(id -> ", id " + id).orElse(""));
    }

    private static Optional<Duration> asked(RequestEnd end) {
        return end.error() instanceof RateLimitedException limited ? limited.retryAfter() : Optional.empty();
    }
}
