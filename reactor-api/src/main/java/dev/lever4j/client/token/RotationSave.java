package dev.lever4j.client.token;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.refresh.AttemptOutcome;
import dev.lever4j.auth.refresh.AttemptOutcome.Elsewhere;
import dev.lever4j.auth.refresh.AttemptOutcome.Failed;
import dev.lever4j.auth.refresh.AttemptOutcome.NotSaved;
import dev.lever4j.auth.refresh.AttemptOutcome.Usable;
import dev.lever4j.auth.refresh.LiveToken;
import dev.lever4j.auth.refresh.Rotation;
import dev.lever4j.auth.refresh.Watch;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Saves what a refresh brought. It replaces whatever is kept of an older generation, for whoever noted what on that had
 * not got so far; where the kept one is as new or newer, that one counts, and the token of this one is not used.
 */
final class RotationSave {
    private static final int TURNS = 5;

    private final GuardedStore store;
    private final StoredAccess access;
    private final LongSupplier ticker;

    RotationSave(GuardedStore store, StoredAccess access, LongSupplier ticker) {
        this.store = store;
        this.access = access;
        this.ticker = ticker;
    }

    /**
     * Usable once a save has succeeded without an error. That the store shows the grant after one that failed says
     * nothing: it may be seen and not be durable yet, so it is saved once more.
     */
    Mono<AttemptOutcome> save(Rotation rotation) {
        return save(rotation, TURNS).onErrorResume(error -> notSaved(rotation, error));
    }

    private static Mono<AttemptOutcome> notSaved(Rotation rotation, Throwable error) {
        return Mono.just(new NotSaved(rotation, Failures.notSaved(error)));
    }

    private Mono<AttemptOutcome> save(Rotation rotation, int turns) {
        return store.save(rotation.grant())
                .flatMap(saved -> saved ? Mono.just(new Usable(rotation.token())) : compare(rotation, turns - 1));
    }

    /** Another version is kept than the one before ours. */
    private Mono<AttemptOutcome> compare(Rotation rotation, int turns) {
        long before = rotation.grant().generation() - 1;
        return store.find()
                .flatMap(kept -> after(kept, rotation, turns))
                .switchIfEmpty(Mono.fromSupplier(() -> new Failed(Failures.forgotten(), before)));
    }

    private Mono<AttemptOutcome> after(StoredGrant kept, Rotation rotation, int turns) {
        StoredGrant ours = rotation.grant();
        if (kept.generation() < ours.generation()) {
            return turns > 0 ? save(new Rotation(ours.following(kept), rotation.token()), turns) : refused();
        }
        if (isOurs(kept, ours)) {
            return confirmed(kept, rotation, turns);
        }
        LiveToken theirs = access.servable(kept).orElse(null);
        return Mono.just(theirs == null ? lookingAgain(kept, ours.generation() - 1) : new Usable(theirs));
    }

    /** An earlier save that failed has arrived. Whatever others have noted on it since stays. */
    private Mono<AttemptOutcome> confirmed(StoredGrant kept, Rotation rotation, int turns) {
        return turns > 0
                ? store.save(kept.again())
                        .flatMap(
                                saved -> saved ? Mono.just(new Usable(rotation.token())) : compare(rotation, turns - 1))
                : refused();
    }

    private static boolean isOurs(StoredGrant kept, StoredGrant ours) {
        return kept.generation() == ours.generation() && kept.refreshToken().equals(ours.refreshToken());
    }

    private static Mono<AttemptOutcome> refused() {
        return Mono.error(new IllegalStateException("the token store refused each of " + TURNS + " saves"));
    }

    private Elsewhere lookingAgain(StoredGrant kept, long known) {
        long now = ticker.getAsLong();
        return new Elsewhere(known, Watch.after(null, kept, now, now));
    }
}
