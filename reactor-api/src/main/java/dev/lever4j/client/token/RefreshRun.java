package dev.lever4j.client.token;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.refresh.AttemptOutcome;
import dev.lever4j.auth.refresh.AttemptOutcome.Elsewhere;
import dev.lever4j.auth.refresh.AttemptOutcome.Failed;
import dev.lever4j.auth.refresh.AttemptOutcome.Usable;
import dev.lever4j.auth.refresh.Job;
import dev.lever4j.auth.refresh.LiveToken;
import dev.lever4j.auth.refresh.Rotation;
import dev.lever4j.auth.refresh.Setback;
import dev.lever4j.auth.refresh.TokenFailure;
import dev.lever4j.auth.refresh.TokenReply;
import dev.lever4j.auth.refresh.Watch;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What happens in one attempt: read the store, write the intent, call, save durably. Its failures are outcomes. Where
 * another process holds the intent, the attempt ends at once and says what it has seen; the next one looks again.
 */
final class RefreshRun {
    // a lease after a crash or a lost answer, and a last time later
    private static final int MOST_TRIES = 3;

    /** What has swallowed two answers gets so much time to pass before the last one is risked. */
    private static final Duration BEFORE_LAST = Duration.ofMinutes(3);

    private final GuardedStore store;
    private final TokenEndpoint endpoint;
    private final RefreshSettings settings;
    private final TimeAndChance time;
    private final Telemetry telemetry;
    private final StoredAccess access;
    private final RotationSave saving;
    private final OwnNotes notes;
    /** How long another's intent must stand still before it is claimed; others must still be able to object. */
    private final Duration untilClaim;
    /** How long the claim must stand still then; longer than an owner that lives needs to object. */
    private final Duration untilTaken;

    RefreshRun(
            GuardedStore store,
            TokenEndpoint endpoint,
            RefreshSettings settings,
            TimeAndChance time,
            Telemetry telemetry,
            String owner) {
        this.notes = new OwnNotes(owner);
        this.store = store.leasing(settings.lease());
        this.endpoint = endpoint;
        this.settings = settings;
        this.time = time;
        this.telemetry = telemetry;
        this.access = new StoredAccess(settings.rules(), time);
        this.saving = new RotationSave(this.store, access, time.ticker());
        this.untilClaim = Lease.undisputed(settings.lease());
        this.untilTaken = settings.lease().minus(untilClaim);
    }

    Mono<AttemptOutcome> refresh(Job.Refresh job) {
        return look(job)
                .flatMap(watch -> from(watch, job))
                .onErrorResume(AttemptFailed.class, e -> Mono.just(new Failed(e.failure, e.known)));
    }

    Mono<AttemptOutcome> saveAgain(Rotation rotation) {
        return saving.save(rotation);
    }

    /** Whether nothing is known here that the grant does not say. */
    boolean hasNoNotes() {
        return notes.areNone();
    }

    /** What is kept now. */
    private Mono<Watch> look(Job.Refresh job) {
        return Mono.defer(() -> {
            long asked = tick();
            return store.load(job.known()).map(found -> Watch.after(job.watch(), found, asked, tick()));
        });
    }

    private Mono<AttemptOutcome> from(Watch watch, Job.Refresh job) {
        StoredGrant grant = notes.discounting(watch.seen());
        boolean newer = grant.generation() > job.known();
        LiveToken stored = newer ? access.servable(grant).orElse(null) : null;
        if (stored != null) {
            return Mono.just(new Usable(stored));
        }
        if (grant.generation() < job.known()) {
            return Mono.error(new AttemptFailed(Failures.older(grant, job.known()), job.known()));
        }
        boolean anothers = grant.isHeldByAnother(notes.owner());
        TokenFailure loss = loss(grant);
        if (!newer && job.mode() == Job.Mode.READ_ONLY) {
            return failed(anothers || loss == null ? Failures.stillLost() : loss, grant);
        }
        if (!watch.stoodStillFor(patience(grant))) {
            return Mono.just(new Elsewhere(job.known(), watch));
        }
        if (loss == null && isTooEarly(grant)) {
            return failed(Failures.stillLost(), grant);
        }
        if (anothers && !notes.wasRefused(grant.refreshToken())) {
            return claim(grant, watch, job);
        }
        return loss == null ? present(grant, watch, job) : ended(loss, grant, watch, job);
    }

    /** How long what is noted must stand still before this process does anything about it. */
    private Duration patience(StoredGrant grant) {
        if (grant.isHeldByAnother(notes.owner())) {
            return notes.wasRefused(grant.refreshToken()) ? settings.lease() : untilClaim;
        }
        if (notes.isClaim(grant)) {
            return untilTaken;
        }
        // its own, and not discounted: it has presented the token and got no answer
        boolean unanswered = grant.isHeldBy(notes.owner()) && !notes.wasRefused(grant.refreshToken());
        return unanswered ? settings.lease() : Duration.ZERO;
    }

    /** Clocks may differ, and then it is presented earlier or later: nothing depends on that. */
    private boolean isTooEarly(StoredGrant grant) {
        StoredGrant.Intent last = grant.intent();
        if (last == null || grant.triesSoFar() != MOST_TRIES - 1 || notes.isClaim(grant)) {
            return false;
        }
        Duration ago = Duration.between(last.openedAt(), time.now());
        return !ago.isNegative() && ago.compareTo(BEFORE_LAST) < 0;
    }

    /** Why this grant's refresh token is not presented any more; null if it may be. */
    private @Nullable TokenFailure loss(StoredGrant grant) {
        if (grant.isRefused() || notes.wasRefused(grant.refreshToken())) {
            return Failures.refused(grant.triesSoFar() > 1);
        }
        // without a lost answer a process has ended in each of them
        int most = settings.rules().retryLostRefresh() ? MOST_TRIES : MOST_TRIES - 1;
        return grant.triesSoFar() >= most ? Failures.tooManyTries() : null;
    }

    /**
     * Says that this process is about to take over from one that is silent. That one may live, and wait for a store
     * that takes no writes: this one gets through first or it does, and in both cases the token is not presented yet.
     */
    private Mono<AttemptOutcome> claim(StoredGrant grant, Watch watch, Job.Refresh job) {
        StoredGrant claimed = grant.claimed(notes.owner(), time.now());
        notes.claims(claimed);
        return noted(claimed, grant)
                .flatMap(saved -> saved
                        ? Mono.just(new Elsewhere(job.known(), Watch.after(watch, claimed, tick(), tick())))
                        : overtaken(grant, watch, job));
    }

    private Mono<AttemptOutcome> present(StoredGrant grant, Watch watch, Job.Refresh job) {
        long asked = tick();
        StoredGrant opened = grant.opening(notes.owner(), time.now());
        notes.unspent(opened, grant);
        return noted(opened, grant)
                .flatMap(saved -> saved
                        ? call(grant, new Lease(opened, asked, store, settings.lease(), time), job)
                        : overtaken(grant, watch, job));
    }

    private Mono<Boolean> noted(StoredGrant note, StoredGrant found) {
        return store.save(note).onErrorMap(error -> new AttemptFailed(Failures.noIntent(error), found.generation()));
    }

    /** Somebody else saved another version; a store that refuses without that is broken. */
    private Mono<AttemptOutcome> overtaken(StoredGrant found, Watch watch, Job.Refresh job) {
        return look(watching(watch, job.known(), job.mode()))
                .flatMap(now -> now.seen().version() == found.version()
                        ? Mono.error(new AttemptFailed(Failures.stubborn(), found.generation()))
                        : Mono.just(new Elsewhere(job.known(), now)));
    }

    private Mono<AttemptOutcome> call(StoredGrant found, Lease lease, Job.Refresh job) {
        Presentation presentation = new Presentation(lease, found, tick(), time.now());
        WatchedRefresh watched = WatchedRefresh.begin(telemetry, time);
        notes.presents();
        return watched.unto(lease.during(departure -> endpoint.refresh(found.refreshToken(), departure)))
                .flatMap(reply -> reply instanceof TokenReply.Granted granted
                        ? watched.saved(saving.save(presentation.rotation(granted.tokens(), settings.rules())))
                        : settle(reply, presentation, watched, job));
    }

    private Mono<AttemptOutcome> settle(
            TokenReply reply, Presentation presentation, WatchedRefresh watched, Job.Refresh job) {
        if (reply instanceof TokenReply.GrantRefused) {
            return refused(presentation.found(), watched);
        }
        if (reply instanceof TokenReply.ClientRefused client) {
            return unspent(presentation, Failures.client(client.why()), job);
        }
        if (reply instanceof TokenReply.NotDone not) {
            return unspent(presentation, Failures.unavailable(not.why(), not.cause()), job);
        }
        return lost((TokenReply.Unclear) reply, presentation, job);
    }

    /** Another process may have rotated meanwhile, or be about to: then the refusal means nothing. */
    private Mono<AttemptOutcome> refused(StoredGrant found, WatchedRefresh watched) {
        notes.isRefused(found.refreshToken());
        Job.Refresh next = watching(null, found.generation(), Job.Mode.USUAL);
        return look(next)
                .doOnNext(now -> watched.refused(isOvertaken(found, notes.discounting(now.seen()))))
                .doOnError(unread -> watched.refused(false))
                .flatMap(now -> from(now, next));
    }

    private boolean isOvertaken(StoredGrant found, StoredGrant now) {
        return now.generation() > found.generation() || now.isHeldByAnother(notes.owner());
    }

    /**
     * The token may be spent. The note stays and is not renewed, as that of a process that has ended: whoever of all
     * takes over presents the token again, and this one takes its turn like the others. The third time is the last.
     */
    private Mono<AttemptOutcome> lost(TokenReply.Unclear reply, Presentation presentation, Job.Refresh job) {
        Lease lease = presentation.lease();
        StoredGrant found = presentation.found();
        if (settings.rules().retryLostRefresh() && lease.held().triesSoFar() < MOST_TRIES) {
            return failed(Failures.lost(reply.why(), reply.cause()), found);
        }
        return lease.giveUp(MOST_TRIES)
                .then(Mono.defer(() -> lease.isLost()
                        ? elsewhere(job)
                        : failed(Failures.lostForGood(reply.why(), reply.cause()), found)));
    }

    /** The token is as good as it was. If another process has taken over meanwhile, its refresh is ours too. */
    private Mono<AttemptOutcome> unspent(Presentation presentation, TokenFailure failure, Job.Refresh job) {
        Lease lease = presentation.lease();
        StoredGrant found = presentation.found();
        notes.unspent(lease.held(), found);
        return lease.withdraw(found.intent())
                .then(Mono.defer(() -> lease.isLost() ? elsewhere(job) : failed(failure, found)));
    }

    private Mono<AttemptOutcome> elsewhere(Job.Refresh job) {
        return look(job).map(watch -> new Elsewhere(job.known(), watch));
    }

    /**
     * A grant whose token was refused here is marked: whoever reads it next neither waits for this process nor asks the
     * server. If somebody has saved another one meanwhile, nothing has ended.
     */
    private Mono<AttemptOutcome> ended(TokenFailure loss, StoredGrant grant, Watch watch, Job.Refresh job) {
        if (grant.isRefused() || !notes.wasRefused(grant.refreshToken())) {
            return failed(loss, grant);
        }
        return store.save(grant.refused(time.now()))
                .onErrorReturn(true)
                .flatMap(saved -> saved ? failed(loss, grant) : overtaken(grant, watch, job));
    }

    private static Job.Refresh watching(@Nullable Watch watch, long known, Job.Mode mode) {
        return new Job.Refresh(known, mode, Setback.NONE, Duration.ZERO, watch);
    }

    private static Mono<AttemptOutcome> failed(TokenFailure failure, StoredGrant grant) {
        return Mono.just(new Failed(failure, grant.generation()));
    }

    private long tick() {
        return time.ticker().getAsLong();
    }
}
