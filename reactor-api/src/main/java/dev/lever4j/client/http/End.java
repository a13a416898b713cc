package dev.lever4j.client.http;

import dev.lever4j.client.Telemetry.Outcome;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.AuthException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.NoAnswerException;
import dev.lever4j.error.OutcomeUnknownException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How a call or a request ended.
 *
 * @param error null where there is none
 */
record End(Outcome outcome, @Nullable Throwable error) {
    /**
     * The same work, whose end is told once.
     *
     * @param cancelled what it means that it was cancelled
     */
    static Mono<HttpReply> of(Mono<HttpReply> work, Supplier<Outcome> cancelled, Consumer<End> told) {
        Once<End> once = new Once<>(told);
        return work.doOnNext(reply -> once.accept(new End(Outcome.SUCCESS, null)))
                .doOnError(error -> once.accept(failed(error)))
                .doOnCancel(() -> once.accept(new End(cancelled.get(), null)));
    }

    private static End failed(Throwable error) {
        if (error instanceof Redirected) {
            return new End(Outcome.REDIRECTION, null);
        }
        return new End(error instanceof ApiException answered ? answered(answered.status()) : unanswered(error), error);
    }

    private static Outcome answered(int status) {
        return switch (status) {
            case 401 -> Outcome.UNAUTHORIZED;
            case 429 -> Outcome.RATE_LIMITED;
            default ->
                status >= 500 ? Outcome.SERVER_ERROR : status >= 400 ? Outcome.CLIENT_ERROR : Outcome.REDIRECTION;
        };
    }

    private static Outcome unanswered(Throwable error) {
        if (error instanceof LeverTimeoutException) {
            return Outcome.TIMEOUT;
        }
        if (error instanceof NoAnswerException) {
            return Outcome.CONNECTION;
        }
        if (error instanceof AuthException) {
            return Outcome.NO_TOKEN;
        }
        return error instanceof OutcomeUnknownException ? Outcome.OUTCOME_UNKNOWN : Outcome.FAILED;
    }
}
