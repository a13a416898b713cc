package dev.lever4j.export;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.NoAnswerException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ServerErrorException;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * What an export has beyond the client's own retries, which are meant for calls that somebody waits for: an export that
 * has run for a night outlasts some minutes without Lever.
 */
final class Patience {
    private static final int TIMES = 6;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final TimeAndChance time;

    Patience(TimeAndChance time) {
        this.time = time;
    }

    /** The same call, made again where what went wrong may pass; after some minutes its last error. */
    <T> Mono<T> with(Mono<T> call) {
        return call.retryWhen(retries());
    }

    /** The same for a sequence, which has to know where it goes on; each element that comes renews the patience. */
    <T> Flux<T> with(Flux<T> sequence) {
        return sequence.retryWhen(retries().transientErrors(true));
    }

    private RetryBackoffSpec retries() {
        return Retry.backoff(TIMES, FIRST)
                .maxBackoff(LONGEST)
                // no chance: the queue keeps them apart
                .jitter(0)
                .scheduler(time.scheduler())
                .filter(Patience::passes)
                .onRetryExhaustedThrow((retry, last) -> last.failure());
    }

    /** Whether what went wrong may pass by itself. */
    static boolean passes(Throwable error) {
        return error instanceof ServerErrorException
                || error instanceof RateLimitedException
                || error instanceof NoAnswerException
                || error instanceof AuthUnavailableException;
    }
}
