package dev.lever4j.auth.connect;

import dev.lever4j.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * PKCE's proof that a code is exchanged by whoever asked for it (RFC 7636, S256). That Lever checks it is not
 * documented; a server that does not know PKCE ignores it.
 */
public record CodeVerifier(Secret secret) {
    /** 256 bits. */
    public static CodeVerifier random(RandomGenerator random) {
        return new CodeVerifier(Unguessable.from(random));
    }

    /** What the authorization request shows of it: its SHA-256 in base64url. Not secret. */
    public String challenge() {
        try {
            byte[] verifier = secret.reveal().getBytes(StandardCharsets.US_ASCII);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
