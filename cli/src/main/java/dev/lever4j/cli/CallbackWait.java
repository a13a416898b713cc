package dev.lever4j.cli;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.Callback;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.auth.connect.PendingConnection;
import dev.lever4j.auth.connect.Refusals;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Waits for the one browser that brings what was asked for. Others are told what is wrong with what they bring, and the
 * wait goes on. A browser only looks on: whether it stays or leaves, what it brought is completed.
 */
final class CallbackWait {
    /** Such a callback says nothing about the consent that is waited for. */
    private static final Set<Reason> STRANGERS =
            Set.of(Reason.CALLBACK_MALFORMED, Reason.STATE_MISMATCH, Reason.ALREADY_USED);

    private static final Duration LAST_PAGE = Duration.ofSeconds(5);

    private final Secret state;
    private final Function<@Nullable String, Mono<ConnectResult>> complete;
    private final Scheduler scheduler;

    /** @param complete makes something of a callback's query */
    CallbackWait(Secret state, Function<@Nullable String, Mono<ConnectResult>> complete, Scheduler scheduler) {
        this.state = state;
        this.complete = complete;
        this.scheduler = scheduler;
    }

    /**
     * What comes of it, once the browser has been told; {@link Reason#EXPIRED} if nobody came in time. Who came in time
     * is waited for. Errors as {@link dev.lever4j.client.LeverOAuth#complete} does.
     */
    Mono<ConnectResult> result(Flux<Arrival> arrivals) {
        return Mono.defer(() -> {
            AtomicBoolean came = new AtomicBoolean();
            Mono<ConnectResult> late = Mono.delay(PendingConnection.LIFE, scheduler)
                    .filter(tick -> !came.get())
                    .<ConnectResult>map(tick -> Refusals.expired())
                    .switchIfEmpty(Mono.never());
            return Mono.firstWithSignal(
                    arrivals.flatMap(arrival -> answered(arrival, came)).next(), late);
        });
    }

    /** Empty if the wait goes on. */
    private Mono<ConnectResult> answered(Arrival arrival, AtomicBoolean came) {
        if (isExpected(arrival.query())) {
            came.set(true);
        }
        return complete.apply(arrival.query())
                .doOnError(error -> arrival.show(ConnectPages.failed()))
                .doOnNext(result -> arrival.show(ConnectPages.of(result, endsWith(result))))
                .filter(CallbackWait::endsWith)
                .flatMap(result -> arrival.served()
                        .timeout(LAST_PAGE, Mono.empty(), scheduler)
                        .thenReturn(result));
    }

    private boolean isExpected(@Nullable String query) {
        Callback callback = Callback.parse(query);
        return callback instanceof Callback.Granted granted && granted.state().equals(state)
                || callback instanceof Callback.Refused refused
                        && refused.state().equals(state);
    }

    private static boolean endsWith(ConnectResult result) {
        return !(result instanceof NotConnected not && STRANGERS.contains(not.reason()));
    }
}
