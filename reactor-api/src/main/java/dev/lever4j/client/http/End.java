package dev.lever4j.client.http;

import dev.lever4j.client.Telemetry.Outcome;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.AuthException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.NoAnswerException;
import dev.lever4j.error.OutcomeUnknownException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How a call or a request ended.
 *
 * @param status 0 where no answer came
 * @param error null where there is none
 */
record End(Outcome outcome, int status, @Nullable Throwable error) {
    /**
     * The same work, whose end is told once.
     *
     * @param timeIsUp why it was cancelled, if so
     */
    static Mono<HttpReply> of(Mono<HttpReply> work, BooleanSupplier timeIsUp, Consumer<End> told) {
        Once<End> once = new Once<>(told);
        return work.doOnNext(reply -> once.accept(new End(Outcome.SUCCESS, reply.status(), null)))
                .doOnError(error -> once.accept(failed(error)))
                .doOnCancel(() -> once.accept(cancelled(timeIsUp.getAsBoolean())));
    }

    private static End cancelled(boolean timeIsUp) {
        return new End(timeIsUp ? Outcome.TIMEOUT : Outcome.CANCELLED, 0, null);
    }

    private static End failed(Throwable error) {
        if (error instanceof Redirected redirect) {
            return new End(Outcome.REDIRECTION, redirect.status(), null);
        }
        return error instanceof ApiException answered
                ? new End(answered(answered.status()), answered.status(), error)
                : new End(unanswered(error), 0, error);
    }

    private static Outcome answered(int status) {
        return switch (status) {
            case 401 -> Outcome.UNAUTHORIZED;
            case 429 -> Outcome.RATE_LIMITED;
            default -> status >= 500 ? Outcome.SERVER_ERROR : status >= 400 ? Outcome.CLIENT_ERROR : Outcome.REDIRECTION;
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
