package dev.lever4j.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a token store keeps of one account's grant. It prints no secret.
 *
 * @param version grows by one with each save, so that of two who save at once one is told; 1 as first saved
 * @param generation grows by one with each refresh, so that the newer of two is known; a new grant begins where its
 *     {@link #connected} says, one of which only a token is known at 0
 * @param refreshToken Lever rotates it: each refresh spends it and answers with the next one
 * @param access the access token of this generation; null if none was kept
 * @param scopes what the server said it allows
 * @param intent left open while a refresh is under way; null otherwise
 */
public record StoredGrant(
        long version,
        long generation,
        Secret refreshToken,
        @Nullable Access access,
        Scopes scopes,
        @Nullable Intent intent) {
    /**
     * An access token and its life in wall-clock time.
     *
     * @param issuedAt when it was asked for, not when it arrived
     */
    public record Access(Secret token, Instant issuedAt, Instant expiresAt) {}

    /**
     * Says that a refresh token is being presented, and by whom: the lease of the one that refreshes. Its owner renews
     * it while it works, by saving the grant with nothing changed but its version. One that is no longer renewed means
     * that its owner ended between presenting the token and saving what came back, so the token may be spent.
     *
     * @param refreshTokenHash SHA-256 in hex; an intent for another token says nothing about this one
     * @param tries how often the token has been presented, this time included
     * @param owner a name that no other client has, in this process or another; empty where nobody presents the token
     *     any more
     * @param openedAt by the owner's clock; for people to read, never compared with another clock
     * @param refused whether the server has said for good that the token is not valid
     */
    public record Intent(String refreshTokenHash, int tries, String owner, Instant openedAt, boolean refused) {
        /** Of a token that has not been refused. */
        public Intent(String refreshTokenHash, int tries, String owner, Instant openedAt) {
            this(refreshTokenHash, tries, owner, openedAt, false);
        }

        /** The same note, which nobody holds any more. */
        public Intent released() {
            return new Intent(refreshTokenHash, tries, "", openedAt, refused);
        }
    }

    public StoredGrant {
        if (version < 1 || generation < 0) {
            throw new IllegalArgumentException("a version begins at 1, a generation at 0");
        }
    }

    /** A grant of which only the refresh token is known, such as one taken from the environment. */
    public static StoredGrant of(Secret refreshToken) {
        return new StoredGrant(1, 0, refreshToken, null, Scopes.UNKNOWN, null);
    }

    /**
     * A grant as an admin just gave it. Its generation is the moment of consent, so that it counts as newer than any
     * that was forgotten before.
     *
     * @param askedAt when the tokens were asked for
     * @throws IllegalArgumentException if there is no refresh token
     */
    public static StoredGrant connected(TokenSet tokens, Instant askedAt) {
        if (tokens.refreshToken() == null) {
            throw new IllegalArgumentException("a grant without a refresh token ends with its access token");
        }
        return new StoredGrant(
                1, askedAt.toEpochMilli(), tokens.refreshToken(), access(tokens, askedAt), tokens.scopes(), null);
    }

    /**
     * This grant as the one that comes after {@code kept}, which an admin gave before: newer, whatever became of it.
     */
    public StoredGrant replacing(StoredGrant kept) {
        long newer = Math.max(generation, kept.generation + 1);
        return new StoredGrant(kept.version + 1, newer, refreshToken, access, scopes, intent);
    }

    /** This grant, with the note that its refresh token is about to be presented. */
    public StoredGrant opening(String owner, Instant now) {
        return noting(new Intent(hash(refreshToken), triesSoFar() + 1, owner, now));
    }

    /** This grant, with its intent claimed from an owner that is silent; the token has not been presented again yet. */
    public StoredGrant claimed(String owner, Instant now) {
        return noting(new Intent(hash(refreshToken), triesSoFar(), owner, now));
    }

    /** This grant, with the note that nobody presents its refresh token any more, as after so many presentations. */
    public StoredGrant givenUp(int tries, Instant now) {
        return noting(new Intent(hash(refreshToken), tries, "", now));
    }

    /** This grant, with the mark that the server has refused its refresh token: nobody need ask again. */
    public StoredGrant refused(Instant now) {
        return noting(new Intent(hash(refreshToken), Math.max(1, triesSoFar()), "", now, true));
    }

    /** This grant as the version that comes after {@code kept}. */
    public StoredGrant following(StoredGrant kept) {
        return new StoredGrant(kept.version + 1, generation, refreshToken, access, scopes, intent);
    }

    /** The same grant as the version that comes after this one: a save of it makes certain that it is kept. */
    public StoredGrant again() {
        return following(this);
    }

    /** This grant with another intent, or none. */
    public StoredGrant noting(@Nullable Intent other) {
        return new StoredGrant(version + 1, generation, refreshToken, access, scopes, other);
    }

    /** The next generation. A reply without a refresh token or without scopes leaves the old ones in force. */
    public StoredGrant rotated(TokenSet tokens, Instant sentAt) {
        Secret next = tokens.refreshToken() == null ? refreshToken : tokens.refreshToken();
        Scopes granted = tokens.scopes().names().isEmpty() ? scopes : tokens.scopes();
        return new StoredGrant(version + 1, generation + 1, next, access(tokens, sentAt), granted, null);
    }

    /** Whether the refresh token may have been presented without the answer having been saved. */
    public boolean intentIsOpen() {
        return triesSoFar() > 0;
    }

    /** How often the refresh token has been presented without the answer having been saved. */
    public int triesSoFar() {
        return intent != null && intent.refreshTokenHash().equals(hash(refreshToken)) ? intent.tries() : 0;
    }

    /** Whether the server has refused its refresh token; only a new consent of an admin brings another one. */
    public boolean isRefused() {
        return intent != null && intentIsOpen() && intent.refused();
    }

    /** Whether its refresh token is being presented by this owner, or was when this owner ended. */
    public boolean isHeldBy(String owner) {
        return intent != null && intentIsOpen() && intent.owner().equals(owner);
    }

    /** Whether its refresh token is being presented by another owner, or was when that one ended. */
    public boolean isHeldByAnother(String owner) {
        return intentIsOpen() && !isHeldBy("") && !isHeldBy(owner);
    }

    private static Access access(TokenSet tokens, Instant askedAt) {
        return new Access(tokens.accessToken(), askedAt, askedAt.plus(tokens.lifetime()));
    }

    private static String hash(Secret token) {
        try {
            byte[] bytes = token.reveal().getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
