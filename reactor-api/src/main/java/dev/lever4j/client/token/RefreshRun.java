package dev.lever4j.client.token;

import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.auth.refresh.AttemptOutcome;
import dev.lever4j.auth.refresh.AttemptOutcome.Failed;
import dev.lever4j.auth.refresh.AttemptOutcome.NotSaved;
import dev.lever4j.auth.refresh.AttemptOutcome.Usable;
import dev.lever4j.auth.refresh.Job;
import dev.lever4j.auth.refresh.LiveToken;
import dev.lever4j.auth.refresh.Rotation;
import dev.lever4j.auth.refresh.Setback;
import dev.lever4j.auth.refresh.TokenFailure;
import dev.lever4j.auth.refresh.TokenReply;
import dev.lever4j.auth.refresh.TokenReplyParser;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What happens in one attempt: read the store, write the intent, call, save durably. Its failures are outcomes. */
final class RefreshRun {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.token");

    // after a crash the token is presented once more, never twice
    private static final int MOST_TRIES = 2;

    private final GuardedStore store;
    private final TokenEndpoint endpoint;
    private final RefreshRules rules;
    private final TimeAndChance time;
    private final String owner = UUID.randomUUID().toString();

    RefreshRun(GuardedStore store, TokenEndpoint endpoint, RefreshRules rules, TimeAndChance time) {
        this.store = store;
        this.endpoint = endpoint;
        this.rules = rules;
        this.time = time;
    }

    Mono<AttemptOutcome> refresh(Job.Refresh job) {
        return store.load(job.known())
                .flatMap(grant -> from(grant, job))
                .onErrorResume(AttemptFailed.class, e -> Mono.just(new Failed(e.failure, e.known)));
    }

    Mono<AttemptOutcome> save(Rotation rotation) {
        return store.save(rotation.grant())
                .<AttemptOutcome>map(saved -> new Usable(rotation.token()))
                .onErrorResume(error -> Mono.just(new NotSaved(rotation, Failures.notSaved(error))));
    }

    private Mono<AttemptOutcome> from(StoredGrant grant, Job.Refresh job) {
        boolean newer = grant.generation() > job.known();
        LiveToken stored = newer ? stored(grant) : null;
        if (stored != null && stored.isServable(time.ticker().getAsLong())) {
            return Mono.just(new Usable(stored));
        }
        if (grant.generation() < job.known()) {
            return Mono.error(new AttemptFailed(Failures.older(grant, job.known()), job.known()));
        }
        if (!newer && job.mode() == Job.Mode.READ_ONLY) {
            return failed(Failures.stillLost(), grant);
        }
        return grant.triesSoFar() >= MOST_TRIES ? failed(Failures.tooManyTries(), grant) : present(grant);
    }

    private Mono<AttemptOutcome> present(StoredGrant found) {
        StoredGrant opened = found.opening(owner, time.now());
        return store.save(opened)
                .onErrorMap(error -> new AttemptFailed(Failures.noIntent(error), found.generation()))
                .filter(saved -> saved)
                .switchIfEmpty(Mono.error(() -> new AttemptFailed(Failures.overtaken(), found.generation())))
                .then(Mono.defer(() -> call(found, opened)));
    }

    private Mono<AttemptOutcome> call(StoredGrant found, StoredGrant opened) {
        long sentTick = time.ticker().getAsLong();
        Instant sentAt = time.now();
        return endpoint.refresh(found.refreshToken()).flatMap(reply -> settle(reply, found, opened, sentTick, sentAt));
    }

    private Mono<AttemptOutcome> settle(
            TokenReply reply, StoredGrant found, StoredGrant opened, long sentTick, Instant sentAt) {
        if (reply instanceof TokenReply.Granted granted) {
            return save(rotation(granted.tokens(), opened, sentTick, sentAt));
        }
        if (reply instanceof TokenReply.GrantRefused) {
            return refused(found, opened);
        }
        if (reply instanceof TokenReply.ClientRefused client) {
            return withdraw(found, opened).then(failed(Failures.client(client.why()), found));
        }
        if (reply instanceof TokenReply.NotDone not) {
            return withdraw(found, opened).then(failed(Failures.unavailable(not.why(), not.cause()), found));
        }
        TokenReply.Unclear unclear = (TokenReply.Unclear) reply;
        return failed(Failures.lost(unclear.why(), unclear.cause()), found);
    }

    private Rotation rotation(TokenSet tokens, StoredGrant opened, long sentTick, Instant sentAt) {
        StoredGrant next = opened.rotated(tokens, sentAt);
        if (!opened.scopes().lostIn(next.scopes()).names().isEmpty()) {
            LOG.warn("the refreshed grant no longer has: {}", opened.scopes().lostIn(next.scopes()));
        }
        LiveToken token = LiveToken.of(tokens.accessToken(), next.generation(), sentTick, tokens.lifetime(), rules);
        return new Rotation(next, token);
    }

    /** Another process may have rotated meanwhile: then its grant counts, and the refusal means nothing. */
    private Mono<AttemptOutcome> refused(StoredGrant found, StoredGrant opened) {
        return store.load(found.generation())
                .flatMap(again -> again.generation() > found.generation() ? newer(again, found) : dead(found, opened));
    }

    private Mono<AttemptOutcome> newer(StoredGrant again, StoredGrant refused) {
        return from(again, new Job.Refresh(refused.generation(), Job.Mode.USUAL, Setback.NONE, Duration.ZERO));
    }

    private Mono<AttemptOutcome> dead(StoredGrant found, StoredGrant opened) {
        TokenFailure why = Failures.refused(found.intentIsOpen());
        // an intent that was found open stays: the next start must not present the token again
        return found.intentIsOpen()
                ? failed(why, found)
                : withdraw(found, opened).then(failed(why, found));
    }

    /** Notes again what had been noted before: nothing was spent. If that fails, a later start is only more careful. */
    private Mono<Boolean> withdraw(StoredGrant found, StoredGrant opened) {
        return store.save(opened.noting(found.intent())).onErrorResume(error -> {
            LOG.warn("the token store could not take back the note of a refresh that did not happen");
            return Mono.just(false);
        });
    }

    private static Mono<AttemptOutcome> failed(TokenFailure failure, StoredGrant grant) {
        return Mono.just(new Failed(failure, grant.generation()));
    }

    /** What the store says of its access token, in this process's ticks; null if its times make no sense. */
    private @Nullable LiveToken stored(StoredGrant grant) {
        StoredGrant.Access access = grant.access();
        if (access == null || access.issuedAt().isAfter(time.now())) {
            return null;
        }
        Duration age = Duration.between(access.issuedAt(), time.now());
        Duration lifetime = Duration.between(access.issuedAt(), access.expiresAt());
        boolean sane = !lifetime.isNegative()
                && lifetime.compareTo(TokenReplyParser.LONGEST) <= 0
                && age.compareTo(lifetime) < 0;
        long born = time.ticker().getAsLong() - (sane ? age.toNanos() : 0);
        return sane ? LiveToken.of(access.token(), grant.generation(), born, lifetime, rules) : null;
    }
}
