package dev.lever4j.client.token;

import dev.lever4j.auth.refresh.AttemptOutcome;
import dev.lever4j.auth.refresh.AttemptOutcome.Failed;
import dev.lever4j.auth.refresh.AttemptOutcome.NotSaved;
import dev.lever4j.auth.refresh.AttemptOutcome.Usable;
import dev.lever4j.auth.refresh.TokenFailure;
import dev.lever4j.auth.refresh.TokenReply;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.Telemetry.Refresh;
import dev.lever4j.client.Telemetry.RefreshEnd;
import dev.lever4j.client.TimeAndChance;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tells once how the presentation of a refresh token ended; one that was granted ends when it is saved. An attempt is
 * cancelled by nobody ({@link RefreshAttempt}), so each presentation comes to an end.
 */
final class WatchedRefresh {
    private final Telemetry.Watch<RefreshEnd> watch;
    private final TimeAndChance time;
    private final long began;

    private WatchedRefresh(Telemetry.Watch<RefreshEnd> watch, TimeAndChance time) {
        this.watch = watch;
        this.time = time;
        this.began = time.ticker().getAsLong();
    }

    static WatchedRefresh begin(Telemetry telemetry, TimeAndChance time) {
        return new WatchedRefresh(telemetry.refresh(), time);
    }

    /** Up to the reply. What breaks off without one, as when the scheduler is shut down, may have gone out. */
    Mono<TokenReply> unto(Mono<TokenReply> reply) {
        return reply.doOnNext(this::replied)
                .doOnError(defect -> ended(Refresh.LOST, defect))
                .contextWrite(watch::within);
    }

    /** The rest of one that was granted; its failures are outcomes. */
    Mono<AttemptOutcome> saved(Mono<AttemptOutcome> saving) {
        return saving.doOnNext(this::settled).contextWrite(watch::within);
    }

    /** The end of one that was refused. */
    void refused(boolean overtaken) {
        if (overtaken) {
            ended(Refresh.OVERTAKEN, null);
        } else {
            failed(Refresh.REFUSED, Failures.refused(false));
        }
    }

    private void replied(TokenReply reply) {
        if (reply instanceof TokenReply.ClientRefused client) {
            failed(Refresh.APP_REFUSED, Failures.client(client.why()));
        } else if (reply instanceof TokenReply.NotDone not) {
            failed(Refresh.UNAVAILABLE, Failures.unavailable(not.why(), not.cause()));
        } else if (reply instanceof TokenReply.Unclear unclear) {
            failed(Refresh.LOST, Failures.lost(unclear.why(), unclear.cause()));
        }
    }

    private void settled(AttemptOutcome outcome) {
        if (outcome instanceof Usable) {
            ended(Refresh.REFRESHED, null);
        } else if (outcome instanceof NotSaved not) {
            failed(Refresh.NOT_SAVED, not.failure());
        } else if (outcome instanceof Failed failed) {
            failed(Refresh.LOST, failed.failure());
        } else {
            ended(Refresh.OVERTAKEN, null);
        }
    }

    private void failed(Refresh how, TokenFailure failure) {
        ended(how, failure.toException(null));
    }

    private void ended(Refresh how, @Nullable Throwable error) {
        watch.ended(new RefreshEnd(how, time.since(began), error));
    }
}
