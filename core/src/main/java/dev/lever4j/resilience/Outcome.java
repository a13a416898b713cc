package dev.lever4j.resilience;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.LocalFileException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NoAnswerException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.RateLimitedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a failed attempt says about the next one. */
public sealed interface Outcome {
    /** No byte of the request arrived, or Lever did not look at it (425); any operation may be sent again. */
    record NotSent() implements Outcome {}

    /** 429: refused before it was applied, whatever the operation. */
    record Throttled(Optional<Duration> retryAfter) implements Outcome {}

    /**
     * Lever may have applied the operation.
     *
     * @param passing likely to be gone at the next try
     */
    record Unclear(boolean passing) implements Outcome {}

    /** 404. */
    record Missing() implements Outcome {}

    /** An answer, or a fault of ours, that another try does not change. */
    record Final() implements Outcome {}

    /**
     * Reads an error of the {@code LeverException} tree, or any other.
     *
     * @param mayHaveArrived whether a byte of the request that ended so may have gone out
     */
    static Outcome of(Throwable error, boolean mayHaveArrived) {
        if (error instanceof RateLimitedException limited) {
            return new Throttled(limited.retryAfter());
        }
        if (error instanceof NotFoundException) {
            return new Missing();
        }
        if (error instanceof ApiException answered) {
            return ofStatus(answered.status());
        }
        if (error instanceof NoAnswerException silence) {
            return ofSilence(silence);
        }
        if (error instanceof LocalFileException) {
            return new Final();
        }
        // neither an answer that makes no sense nor a client that was closed meanwhile is changed by another try; a
        // write
        // behind it may well have been applied
        boolean unclear = mayHaveArrived || error instanceof MalformedResponseException;
        return unclear ? new Unclear(false) : new Final();
    }

    private static Outcome ofStatus(int status) {
        if (status == 425) {
            return new NotSent(); // too early (RFC 8470): refused unprocessed, and to be sent again
        }
        if (Set.of(408, 500, 502, 503, 504).contains(status)) {
            return new Unclear(true);
        }
        // 501 and 505 say that nothing was done; of the rest of 5xx, which proxies invent, nobody knows
        boolean unknown = status >= 500 && status != 501 && status != 505;
        return unknown ? new Unclear(false) : new Final();
    }

    private static Outcome ofSilence(NoAnswerException silence) {
        if (silence instanceof LeverTimeoutException timeout && timeout.isWholeCall()) {
            return silence.requestMayHaveArrived() ? new Unclear(false) : new Final();
        }
        if (silence instanceof ConnectionFailedException failed && !failed.isWorthRetrying()) {
            return new Final();
        }
        return silence.requestMayHaveArrived() ? new Unclear(true) : new NotSent();
    }
}
