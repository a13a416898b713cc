package dev.lever4j.client.http;

import dev.lever4j.blueprint.LogLevel;
import dev.lever4j.client.Telemetry;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.RateLimitedException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.context.ContextView;

/**
 * A line for each request at DEBUG: method and route, the status or what happened in its place, how long it took, which
 * request of the call it was, how long the call had waited before it, why it was a retry, what Lever calls it. A call
 * has a line where it took more or fewer than one. No query, no ids, no bodies; of the headers the request id and
 * Retry-After, once they look like what they should be.
 */
final class HttpLog implements Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.http");

    private final LogLevel level;

    HttpLog(LogLevel level) {
        this.level = level;
    }

    /** Whether it writes anything; else it need not be told. */
    boolean isOn() {
        return level.writes(LogLevel.DEBUG) && LOG.isDebugEnabled();
    }

    @Override
    public Watch<CallEnd> call(CallBegin call, ContextView caller) {
        return end -> ended(call, end);
    }

    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        return end -> ended(request, end);
    }

    private static void ended(CallBegin call, CallEnd end) {
        if (end.requests() != 1) {
            LOG.debug(
                    "{} {}: call ended ({}) after {} requests in {} ms",
                    call.method(),
                    call.route(),
                    end.outcome(),
                    end.requests(),
                    end.took().toMillis());
        }
    }

    private static void ended(RequestBegin request, RequestEnd end) {
        LOG.debug(
                "{} {} {} in {} ms (request {}, waited {} ms{}{}{})",
                request.call().method(),
                request.call().route(),
                what(end),
                end.took().toMillis(),
                request.number(),
                request.waited().toMillis(),
                request.after().map(before -> ", after " + before).orElse(""),
                asked(end)
                        .map(wait -> ", asked to wait " + wait.toMillis() + " ms")
                        .orElse(""),
                end.requestId().map(id -> ", id " + id).orElse(""));
    }

    private static Object what(RequestEnd end) {
        Throwable error = end.error();
        if (error == null || error instanceof ApiException) {
            return end.status() == 0 ? end.outcome() : end.status();
        }
        String name = error.getClass().getSimpleName();
        return end.status() == 0 ? name : end.status() + " " + name;
    }

    private static Optional<Duration> asked(RequestEnd end) {
        return end.error() instanceof RateLimitedException limited ? limited.retryAfter() : Optional.empty();
    }
}
