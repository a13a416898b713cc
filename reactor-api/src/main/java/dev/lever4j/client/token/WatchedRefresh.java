package dev.lever4j.client.token;

import dev.lever4j.auth.refresh.AttemptOutcome;
import dev.lever4j.auth.refresh.TokenReply;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.Telemetry.Refresh;
import dev.lever4j.client.Telemetry.RefreshEnd;
import dev.lever4j.client.TimeAndChance;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** Tells once how the presentation of a refresh token ended; one that was granted ends when it is saved. */
final class WatchedRefresh {
    private final Telemetry.Watch<RefreshEnd> watch;
    private final TimeAndChance time;
    private final long began;
    private final AtomicBoolean over = new AtomicBoolean();

    private WatchedRefresh(Telemetry.Watch<RefreshEnd> watch, TimeAndChance time) {
        this.watch = watch;
        this.time = time;
        this.began = time.ticker().getAsLong();
    }

    static WatchedRefresh begin(Telemetry telemetry, TimeAndChance time) {
        return new WatchedRefresh(telemetry.refresh(), time);
    }

    /** Up to the reply. */
    Mono<TokenReply> unto(Mono<TokenReply> reply) {
        return reply.doOnNext(this::replied)
                .doOnError(error -> ended(Refresh.LOST))
                .doOnCancel(() -> ended(Refresh.LOST))
                .contextWrite(watch::within);
    }

    /** The rest of one that was granted. */
    Mono<AttemptOutcome> saved(Mono<AttemptOutcome> saving) {
        return saving.doOnNext(outcome ->
                        ended(outcome instanceof AttemptOutcome.Usable ? Refresh.REFRESHED : Refresh.NOT_SAVED))
                .doFinally(end -> ended(Refresh.NOT_SAVED));
    }

    private void replied(TokenReply reply) {
        if (reply instanceof TokenReply.GrantRefused) {
            ended(Refresh.REFUSED);
        } else if (reply instanceof TokenReply.ClientRefused) {
            ended(Refresh.APP_REFUSED);
        } else if (reply instanceof TokenReply.NotDone) {
            ended(Refresh.UNREACHABLE);
        } else if (!(reply instanceof TokenReply.Granted)) {
            ended(Refresh.LOST);
        }
    }

    private void ended(Refresh how) {
        if (over.compareAndSet(false, true)) {
            watch.ended(new RefreshEnd(how, time.since(began)));
        }
    }
}
