package dev.lever4j.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes texts nobody can guess and the same seed always repeats. */
public final class Mint {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** All secrets begin so, but for access tokens: whoever looks for one that got out knows it by this. */
    private static final String MARK = "lvsim-";

    private final SecretKeySpec key;

    public Mint(long seed) {
        this.key = new SecretKeySpec(("lever-simulator-" + seed).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** At most 43 characters. */
    public String text(String what, int length) {
        return BASE64.encodeToString(sign(what)).substring(0, length);
    }

    /** Begins with the mark; at most 43 characters. */
    public String secret(String what, int length) {
        return MARK + text(what, length - MARK.length());
    }

    /** As Lever's: three parts, the middle one readable. The signature has no meaning. */
    String jwt(String client, String grant, long serial, Instant issuedAt, Instant expiresAt) {
        String claims = "{\"iss\":\"https://auth.lever.co/\",\"sub\":\"" + grant + "\",\"azp\":\"" + client
                + "\",\"iat\":" + issuedAt.getEpochSecond() + ",\"exp\":" + expiresAt.getEpochSecond() + ",\"jti\":\""
                + serial + "\"}";
        String body = part("{\"alg\":\"HS512\",\"typ\":\"JWT\"}") + "." + part(claims);
        return body + "." + text(body, 43);
    }

    private byte[] sign(String what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
