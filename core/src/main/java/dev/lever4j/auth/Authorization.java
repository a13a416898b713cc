package dev.lever4j.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a request presents to Lever, and which generation of the credential it is. A rejected request names the
 * generation that was rejected, so that a late 401 of an old token cannot invalidate the new one.
 *
 * @param header the whole value of the Authorization header; null where none is sent
 * @param generation grows by one with each refresh; 0 for an API key, which never changes
 */
public record Authorization(@Nullable Secret header, long generation) {
    /** Nothing at all, for what is public. */
    public static final Authorization NONE = new Authorization(null, 0);

    /** HTTP Basic with the key as user name and no password (Lever's documented form). */
    public static Authorization apiKey(Secret key) {
        byte[] userAndPassword = (key.reveal() + ":").getBytes(StandardCharsets.US_ASCII);
        Secret encoded = Secret.of(Base64.getEncoder().encodeToString(userAndPassword));
        return new Authorization(Secret.header("Basic", encoded), 0);
    }

    /** An app at a token endpoint, as HTTP Basic: id and secret form-encoded first (RFC 6749, 2.3.1). */
    public static Authorization client(OAuthApp app) {
        String user = URLEncoder.encode(app.clientId(), StandardCharsets.UTF_8);
        String password = URLEncoder.encode(app.clientSecret().reveal(), StandardCharsets.UTF_8);
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.US_ASCII);
        return new Authorization(
                Secret.header("Basic", Secret.of(Base64.getEncoder().encodeToString(both))), 0);
    }

    /** An OAuth access token. */
    public static Authorization bearer(Secret accessToken, long generation) {
        return new Authorization(Secret.header("Bearer", accessToken), generation);
    }
}
