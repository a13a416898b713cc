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
 * @param generation grows by one with each refresh, so that the newer of two is known; 0 as an admin granted it
 * @param refreshToken Lever rotates it: each refresh spends it and answers with the next one
 * @param access the access token of this generation; null if none was kept
 * @param scopes what the server said it allows
 * @param intent left open while a refresh is under way; null otherwise
 */
public record StoredGrant(
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
     * Says that a refresh token is being presented. Found at a start, it means that a process ended between presenting
     * it and saving what came back, so the token may be spent.
     *
     * @param refreshTokenHash SHA-256 in hex; an intent for another token says nothing about this one
     * @param tries how often the token has been presented, this time included
     */
    public record Intent(String refreshTokenHash, int tries, Instant openedAt) {}

    public StoredGrant {
        if (generation < 0) {
            throw new IllegalArgumentException("a generation is not negative");
        }
    }

    /** A grant of which only the refresh token is known, such as one taken from the environment. */
    public static StoredGrant of(Secret refreshToken) {
        return new StoredGrant(0, refreshToken, null, Scopes.UNKNOWN, null);
    }

    /** What an admin granted anew after this grant died: a higher generation, so that it counts as newer. */
    public StoredGrant reconnected(Secret newRefreshToken) {
        return new StoredGrant(generation + 1, newRefreshToken, null, Scopes.UNKNOWN, null);
    }

    /** This grant, with the note that its refresh token is about to be presented. */
    public StoredGrant opening(Instant now) {
        Intent next = new Intent(hash(refreshToken), triesSoFar() + 1, now);
        return new StoredGrant(generation, refreshToken, access, scopes, next);
    }

    /** The next generation. A reply without a refresh token or without scopes leaves the old ones in force. */
    public StoredGrant rotated(TokenSet tokens, Instant sentAt) {
        Secret next = tokens.refreshToken() == null ? refreshToken : tokens.refreshToken();
        Scopes granted = tokens.scopes().names().isEmpty() ? scopes : tokens.scopes();
        Access fresh = new Access(tokens.accessToken(), sentAt, sentAt.plus(tokens.lifetime()));
        return new StoredGrant(generation + 1, next, fresh, granted, null);
    }

    /** Whether the refresh token may have been presented without the answer having been saved. */
    public boolean intentIsOpen() {
        return triesSoFar() > 0;
    }

    /** How often the refresh token has been presented without the answer having been saved. */
    public int triesSoFar() {
        return intent != null && intent.refreshTokenHash().equals(hash(refreshToken)) ? intent.tries() : 0;
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
