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
                .<AttemptOutcome>thenReturn(new Usable(rotation.token()))
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

    private Mono<AttemptOutcome> present(StoredGrant grant) {
        return store.save(grant.opening(time.now()))
                .onErrorMap(error -> new AttemptFailed(Failures.noIntent(error), grant.generation()))
                .then(Mono.defer(() -> call(grant)));
    }

    private Mono<AttemptOutcome> call(StoredGrant grant) {
        long sentTick = time.ticker().getAsLong();
        Instant sentAt = time.now();
        return endpoint.refresh(grant.refreshToken()).flatMap(reply -> settle(reply, grant, sentTick, sentAt));
    }

    private Mono<AttemptOutcome> settle(TokenReply reply, StoredGrant grant, long sentTick, Instant sentAt) {
        if (reply instanceof TokenReply.Granted granted) {
            return save(rotation(granted.tokens(), grant, sentTick, sentAt));
        }
        if (reply instanceof TokenReply.GrantRefused) {
            return refused(grant);
        }
        if (reply instanceof TokenReply.ClientRefused client) {
            return closeIntent(grant).then(failed(Failures.client(client.why()), grant));
        }
        if (reply instanceof TokenReply.NotDone not) {
            return closeIntent(grant).then(failed(Failures.unavailable(not.why(), not.cause()), grant));
        }
        TokenReply.Unclear unclear = (TokenReply.Unclear) reply;
        return failed(Failures.lost(unclear.why(), unclear.cause()), grant);
    }

    private Rotation rotation(TokenSet tokens, StoredGrant grant, long sentTick, Instant sentAt) {
        StoredGrant next = grant.rotated(tokens, sentAt);
        if (!grant.scopes().lostIn(next.scopes()).names().isEmpty()) {
            LOG.warn("the refreshed grant no longer has: {}", grant.scopes().lostIn(next.scopes()));
        }
        LiveToken token = LiveToken.of(tokens.accessToken(), next.generation(), sentTick, tokens.lifetime(), rules);
        return new Rotation(next, token);
    }

    /** Another process may have rotated meanwhile: then its grant counts, and the refusal means nothing. */
    private Mono<AttemptOutcome> refused(StoredGrant grant) {
        return store.load(grant.generation())
                .flatMap(again -> again.generation() > grant.generation() ? newer(again, grant) : dead(grant));
    }

    private Mono<AttemptOutcome> newer(StoredGrant found, StoredGrant refused) {
        return from(found, new Job.Refresh(refused.generation(), Job.Mode.USUAL, Setback.NONE, Duration.ZERO));
    }

    private Mono<AttemptOutcome> dead(StoredGrant grant) {
        TokenFailure why = Failures.refused(grant.intentIsOpen());
        // an intent that was found open stays: the next start must not present the token again
        return grant.intentIsOpen() ? failed(why, grant) : closeIntent(grant).then(failed(why, grant));
    }

    /** Puts the grant back as it was found: nothing was spent. If that fails, a later start is only more careful. */
    private Mono<Void> closeIntent(StoredGrant asFound) {
        return store.save(asFound).onErrorResume(error -> {
            LOG.warn("the token store could not take back the note of a refresh that did not happen");
            return Mono.empty();
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
