package dev.lever4j.client.token;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.StoredGrant.Intent;
import org.jspecify.annotations.Nullable;

/**
 * What one source knows of the notes that it left in a grant, and nobody else can know: a save whose answer was lost
 * may have arrived. Its attempts follow one another.
 */
final class OwnNotes {
    private final String owner;
    private volatile @Nullable Unspent unspent;
    private volatile @Nullable Intent claim;
    private volatile @Nullable Secret refused;

    /** A note under which nothing was presented, and what had been noted before it. */
    private record Unspent(@Nullable Intent note, @Nullable Intent before) {}

    /** @param owner no other source has this name, in any process */
    OwnNotes(String owner) {
        this.owner = owner;
    }

    boolean areNone() {
        return unspent == null && claim == null && refused == null;
    }

    String owner() {
        return owner;
    }

    /** Under the intent of {@code opened}, which may be kept, nothing has been presented. */
    void unspent(StoredGrant opened, StoredGrant found) {
        unspent = new Unspent(opened.intent(), found.intent());
    }

    /** From now on the token may be spent. */
    void presents() {
        unspent = null;
        claim = null;
    }

    void claims(StoredGrant claimed) {
        claim = claimed.intent();
    }

    void isRefused(Secret token) {
        refused = token;
    }

    /** Whether the server said no to this token: it does not see it again from here. */
    boolean wasRefused(Secret token) {
        Secret known = refused;
        return known != null && known.equals(token);
    }

    /** Whether what is noted is that this source claims the refresh of another one, which may still object. */
    boolean isClaim(StoredGrant grant) {
        return grant.isHeldBy(owner) && areOne(claim, grant.intent());
    }

    /** This grant without a note of ours under which nothing was presented. */
    StoredGrant discounting(StoredGrant grant) {
        Unspent known = unspent;
        if (known == null || !areOne(known.note(), grant.intent())) {
            return grant;
        }
        Intent before = known.before();
        return new StoredGrant(
                grant.version(),
                grant.generation(),
                grant.refreshToken(),
                grant.access(),
                grant.scopes(),
                before == null ? null : before.released());
    }

    /** A store may keep fewer digits of a time than it was given. */
    private static boolean areOne(@Nullable Intent ours, @Nullable Intent kept) {
        return ours != null
                && kept != null
                && ours.owner().equals(kept.owner())
                && ours.tries() == kept.tries()
                && ours.refreshTokenHash().equals(kept.refreshTokenHash());
    }
}
