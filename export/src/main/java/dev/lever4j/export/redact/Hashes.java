package dev.lever4j.export.redact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Hashes of values under a key: HMAC-SHA-256, cut to 128 bits. Immutable. */
final class Hashes {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "h:";
    private static final int LENGTH = 16;

    private final @Nullable SecretKeySpec key;

    /** @param key null for a profile that hashes nothing */
    Hashes(byte @Nullable [] key) {
        this.key = key == null ? null : new SecretKeySpec(key, ALGORITHM);
    }

    /** The same for values that mean the same; kinds of values have nothing in common. What is blank stays empty. */
    String of(Rule rule, String value) {
        String plain = rule.normal(value);
        return plain.isEmpty()
                ? ""
                : PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(under(rule.text(), plain));
    }

    /** Stands for a text and the key, and shows neither. */
    String fingerprint(String text) {
        return HexFormat.of().formatHex(under("fingerprint", text));
    }

    /** Of a text that is no secret, whole. */
    static String sha256(String text) {
        return HexFormat.of().formatHex(new Hashes(null).hash(text.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] under(String kind, String text) {
        byte[] all = (kind + '\0' + text).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(hash(all), LENGTH);
    }

    private byte[] hash(byte[] all) {
        try {
            if (key == null) {
                return MessageDigest.getInstance("SHA-256").digest(all);
            }
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM + " and SHA-256", e);
        }
    }
}
