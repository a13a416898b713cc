package dev.lever4j.auth.refresh;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.auth.refresh.TokenReply.ClientRefused;
import dev.lever4j.auth.refresh.TokenReply.GrantRefused;
import dev.lever4j.auth.refresh.TokenReply.Granted;
import dev.lever4j.auth.refresh.TokenReply.NotDone;
import dev.lever4j.auth.refresh.TokenReply.Unclear;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.LeverJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a token endpoint's answer (RFC 6749, sections 5.1 and 5.2). Lever's own error bodies are not documented; its
 * sandbox is Auth0, which answers a bad refresh token with 403 and not 400, so that {@code error} decides and not the
 * status. Of an error body only the code is ever repeated: its description is free text and may echo a secret.
 */
public final class TokenReplyParser {
    /** What a token lives that came without {@code expires_in}: Lever documents one hour. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    /** Whatever the server says, refreshes are more than five seconds apart. */
    public static final Duration SHORTEST = Duration.ofSeconds(6);

    public static final Duration LONGEST = Duration.ofDays(1);

    private static final int MAX_BYTES = 64 * 1024;
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    // 503 and the others say that the request was not processed; after any other 5xx, such as a gateway's 502 or 504,
    // the
    // server behind it may have rotated, and presenting a spent token can revoke the grant
    private static final Set<Integer> NOT_DONE = Set.of(408, 425, 429, 503);

    private TokenReplyParser() {}

    public static TokenReply parse(int status, byte[] body) {
        if (NOT_DONE.contains(status)) {
            return new NotDone("the token endpoint answered " + status, null);
        }
        if (status >= 200 && status < 300) {
            return granted(status, body);
        }
        if (status < 300 || status >= 500) {
            return new Unclear("the token endpoint answered " + status, null);
        }
        String code = errorCode(body);
        if (code.equals("invalid_grant")) {
            return new GrantRefused();
        }
        return code.equals("temporarily_unavailable")
                ? new NotDone("the token endpoint answered " + status + " " + code, null)
                : new ClientRefused(
                        "the token endpoint answered " + status + " "
                                + (code.isEmpty() ? "without an OAuth error code" : code),
                        code);
    }

    private static TokenReply granted(int status, byte[] body) {
        Map<String, @Nullable Object> reply = object(body);
        if (reply == null) {
            return new Unclear("the token endpoint answered " + status + " without a JSON object", null);
        }
        if (!text(reply, "token_type").equalsIgnoreCase("bearer")) {
            return new Unclear("the token endpoint answered " + status + " with a token_type that is not Bearer", null);
        }
        try {
            Secret access = Secret.of(text(reply, "access_token"));
            return new Granted(new TokenSet(access, refreshToken(reply), lifetime(reply), scopes(reply)));
        } catch (IllegalArgumentException e) {
            return new Unclear("the token endpoint answered " + status + " without a token that can be sent", null);
        }
    }

    private static @Nullable Secret refreshToken(Map<String, @Nullable Object> reply) {
        String text = text(reply, "refresh_token");
        return text.isEmpty() ? null : Secret.of(text);
    }

    private static Scopes scopes(Map<String, @Nullable Object> reply) {
        return Scopes.parse(text(reply, "scope"));
    }

    /** A number, or a number given as text; anything else counts as absent. */
    private static Duration lifetime(Map<String, @Nullable Object> reply) {
        try {
            BigDecimal seconds =
                    new BigDecimal(String.valueOf(reply.get("expires_in")).trim());
            BigDecimal atLeast = seconds.max(BigDecimal.valueOf(SHORTEST.toSeconds()));
            return Duration.ofSeconds(
                    atLeast.min(BigDecimal.valueOf(LONGEST.toSeconds())).longValue());
        } catch (NumberFormatException e) {
            return DEFAULT_LIFETIME;
        }
    }

    private static String errorCode(byte[] body) {
        Map<String, @Nullable Object> reply = object(body);
        String code = reply == null ? "" : text(reply, "error");
        return CODE.matcher(code).matches() ? code : "";
    }

    private static @Nullable Map<String, @Nullable Object> object(byte[] body) {
        try {
            return body.length > MAX_BYTES ? null : LeverJson.map(body);
        } catch (MalformedResponseException e) {
            return null;
        }
    }

    private static String text(Map<String, @Nullable Object> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }
}
