package dev.lever4j.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that grants are sealed with: the newest seals, all open. To change keys put a new one first and keep the old
 * ones until every grant has been saved once more. A key's id is computed from the key, so that none has to be given.
 */
public final class GrantKeys {
    private static final int KEY_LENGTH = 32;
    /** Few enough bytes to tell nothing of the key, enough to tell keys apart. */
    static final int ID_LENGTH = 8;

    private final byte[] newest;
    private final Map<String, SecretKey> byId;

    private GrantKeys(byte[] newest, Map<String, SecretKey> byId) {
        this.newest = newest;
        this.byId = byId;
    }

    /**
     * @param newest 32 random bytes in base64, as {@link #fresh} makes them; so are the older ones
     * @throws IllegalArgumentException if one is not; the message says nothing of it
     */
    public static GrantKeys of(Secret newest, Secret... older) {
        Map<String, SecretKey> byId = new LinkedHashMap<>();
        SecretKey first = key(newest);
        byId.put(hex(id(first)), first);
        for (Secret each : older) {
            SecretKey key = key(each);
            byId.put(hex(id(key)), key);
        }
        return new GrantKeys(id(first), byId);
    }

    /**
     * Keys in base64 with blanks or line ends between them, the newest first: an environment variable, a file.
     *
     * @throws IllegalArgumentException if there is none, or one that is no key; the message says nothing of it
     */
    public static GrantKeys parse(String text) {
        Secret[] keys = text.strip().isEmpty()
                ? new Secret[0]
                : Arrays.stream(text.strip().split("\\s+")).map(Secret::of).toArray(Secret[]::new);
        if (keys.length == 0) {
            throw new IllegalArgumentException("there is no key for grants");
        }
        return of(keys[0], Arrays.copyOfRange(keys, 1, keys.length));
    }

    /** A new key in base64. May block for randomness. */
    public static Secret fresh() {
        byte[] bytes = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(bytes);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    byte[] newestId() {
        return newest.clone();
    }

    /** Null if it is none of these. */
    @Nullable
    SecretKey withId(byte[] id) {
        return byId.get(hex(id));
    }

    private static SecretKey key(Secret base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.reveal());
        } catch (IllegalArgumentException e) {
            // the cause would quote a sign of the key
            throw new IllegalArgumentException("a key for grants must be 32 bytes in base64; this is no base64");
        }
        if (bytes.length != KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "a key for grants must be 32 bytes in base64; this has " + bytes.length + " bytes");
        }
        if (MessageDigest.isEqual(bytes, new byte[KEY_LENGTH])) {
            throw new IllegalArgumentException("a key for grants must be random; this is all zeros");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] id(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal("lever4j grant key id".getBytes(StandardCharsets.US_ASCII)), ID_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    /** The keys' ids, the newest first. */
    @Override
    public String toString() {
        return "GrantKeys" + byId.keySet();
    }
}
