package dev.lever4j.client.token;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.StoredGrant.Intent;
import dev.lever4j.auth.refresh.TokenReply;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.Departure;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The open intent of this process, while it presents the refresh token once. It is renewed every third of the lease,
 * one save after the other, also over the claim of a process that took the silence for an end. It is lost when another
 * process has presented the token, or the grant is another one; then a request that has not gone out stays here.
 */
final class Lease {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.token");

    private static final int BEATS = 3;
    /** After a renewal that failed the next one does not wait for its beat. */
    private static final int HURRY = 5;

    private final GuardedStore store;
    private final Duration length;
    private final TimeAndChance time;
    private final Departure departure = new Departure(this::isSure);
    private final Sinks.Empty<Void> answered = Sinks.empty();
    private final Sinks.Empty<Void> heldBack = Sinks.empty();
    private volatile boolean over;
    private volatile boolean lost;
    private volatile boolean doubted;
    private volatile StoredGrant held;
    private volatile long renewedTick;

    /**
     * @param opened as it was saved
     * @param openedTick when that save was asked for: others count from later on
     */
    Lease(StoredGrant opened, long openedTick, GuardedStore store, Duration length, TimeAndChance time) {
        this.held = opened;
        this.renewedTick = openedTick;
        this.store = store;
        this.length = length;
        this.time = time;
    }

    /** How long a lease must have been silent before anybody else may lay a hand on it. */
    static Duration undisputed(Duration lease) {
        return lease.multipliedBy(3).dividedBy(5);
    }

    /** The grant as this process last saved it. */
    StoredGrant held() {
        return held;
    }

    boolean isLost() {
        return lost;
    }

    /** Sends the request and renews until the answer is there, which is emitted when the store is at rest. */
    Mono<TokenReply> during(Function<Departure, Mono<TokenReply>> request) {
        // a process that was stopped since its save makes sure that it is still its turn
        Mono<Void> sure = Mono.defer(() -> isYoung() ? Mono.empty() : renew());
        return sure.then(Mono.defer(() -> lost || !isYoung() ? Mono.just(tooLate()) : sent(request)));
    }

    private Mono<TokenReply> sent(Function<Departure, Mono<TokenReply>> request) {
        Mono<TokenReply> reply = request.apply(departure)
                .map(got -> doubted && got instanceof TokenReply.NotDone ? tooLate() : got)
                .takeUntilOther(heldBack.asMono())
                .switchIfEmpty(Mono.fromSupplier(Lease::tooLate))
                .doOnTerminate(this::stop);
        return Mono.zip(reply, renewals().thenReturn(true), (got, atRest) -> got);
    }

    /** Takes the note back: nothing was spent. If that fails, a later start is only more careful. */
    Mono<Void> withdraw(@Nullable Intent before) {
        Intent noted = before == null ? null : before.released();
        return update(kept -> kept.noting(noted))
                .onErrorResume(error -> {
                    LOG.warn("the token store could not take back the note of a refresh that did not happen");
                    return Mono.just(false);
                })
                .then();
    }

    /** The token is not presented any more, by nobody: it counts as presented so often. */
    Mono<Void> giveUp(int tries) {
        return update(kept -> kept.givenUp(tries, time.now()))
                .onErrorResume(error -> {
                    LOG.warn("the token store could not note that a refresh token is not presented any more");
                    return Mono.just(false);
                })
                .then();
    }

    private Mono<Void> renewals() {
        return Mono.defer(() -> Mono.delay(untilRenewal(), time.scheduler()))
                .takeUntilOther(answered.asMono())
                .then(Mono.defer(this::renew))
                .repeat(() -> !over && !lost)
                .then();
    }

    /** A beat after the last one that was saved; soon, where one has failed since. */
    private Duration untilRenewal() {
        Duration left = beat().minus(silence());
        Duration least = beat().dividedBy(HURRY);
        return left.compareTo(least) > 0 ? left : least;
    }

    private Mono<Void> renew() {
        if (over) {
            return Mono.empty();
        }
        Intent mine = held.intent();
        return update(kept -> kept.noting(mine))
                .onErrorResume(error -> {
                    LOG.warn("the token store could not renew the note of a refresh under way", error);
                    return Mono.just(false);
                })
                .then();
    }

    private Mono<Boolean> update(UnaryOperator<StoredGrant> change) {
        return Mono.defer(() -> save(change.apply(held)))
                .flatMap(saved -> saved ? Mono.just(true) : Mono.defer(() -> updateWhatIsKept(change)));
    }

    private Mono<Boolean> updateWhatIsKept(UnaryOperator<StoredGrant> change) {
        return store.find()
                .flatMap(kept -> isStillMine(kept) ? save(change.apply(kept)) : Mono.fromSupplier(this::lose))
                .switchIfEmpty(Mono.fromSupplier(this::lose));
    }

    private Mono<Boolean> save(StoredGrant next) {
        long asked = time.ticker().getAsLong();
        return store.save(next).doOnNext(saved -> {
            if (saved) {
                held = next;
                renewedTick = asked;
            }
        });
    }

    /** As long as nobody else has presented the token, whatever is noted on it. */
    private boolean isStillMine(StoredGrant kept) {
        return kept.generation() == held.generation()
                && kept.refreshToken().equals(held.refreshToken())
                && kept.triesSoFar() == held.triesSoFar();
    }

    private boolean lose() {
        lost = true;
        if (departure.holdBack()) {
            heldBack.tryEmitEmpty();
        }
        return false;
    }

    /**
     * Asked on the event loop, before the first byte: was this process stopped, or the store too slow? What is left of
     * the lease after that is long enough to renew it.
     */
    private boolean isSure() {
        boolean sure = !lost && silence().compareTo(undisputed(length)) < 0;
        doubted = !sure;
        return sure;
    }

    private boolean isYoung() {
        return silence().compareTo(beat()) < 0;
    }

    private Duration silence() {
        return time.since(renewedTick);
    }

    private Duration beat() {
        return length.dividedBy(BEATS);
    }

    private void stop() {
        over = true;
        answered.tryEmitEmpty();
    }

    private static TokenReply tooLate() {
        return new TokenReply.NotDone(
                "the refresh token was not presented, because this process could not renew its lease on the grant in"
                        + " time",
                null);
    }
}
