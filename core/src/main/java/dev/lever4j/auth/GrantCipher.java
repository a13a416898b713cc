package dev.lever4j.auth;

import dev.lever4j.error.TokenStoreException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what a token store keeps, with AES-256-GCM: nobody without the key reads it, and no byte of it can be changed
 * unnoticed. What is sealed for one place opens at no other, so that two accounts' grants cannot be swapped. An old
 * copy of the same place does open: that is for the store to prevent.
 *
 * <p>Layout: {@code L4JG}, one byte of format (1), 8 bytes of key id, 12 bytes of nonce, the ciphertext with its tag of
 * 16. All before the nonce, a purpose and the place are the associated data. The nonce is random for each seal, so a
 * key is good for 2<sup>32</sup> of them.
 */
public final class GrantCipher {
    private static final byte[] MAGIC = {'L', '4', 'J', 'G', 1};
    private static final byte[] PURPOSE = "lever4j grant".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = MAGIC.length + GrantKeys.ID_LENGTH;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final GrantKeys keys;
    private final SecureRandom random;

    private GrantCipher(GrantKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    public static GrantCipher with(GrantKeys keys) {
        return new GrantCipher(keys, new SecureRandom());
    }

    /**
     * Not for a thread that must not block: randomness is read from the machine.
     *
     * @param place where the result is kept, such as the account's name
     */
    public byte[] seal(String place, byte[] content) {
        byte[] header =
                ByteBuffer.allocate(HEADER).put(MAGIC).put(keys.newestId()).array();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        SecretKey key = known(keys.newestId(), place);
        try {
            byte[] secret =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, header, place).doFinal(content);
            return ByteBuffer.allocate(HEADER + NONCE + secret.length)
                    .put(header)
                    .put(nonce)
                    .put(secret)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * @throws TokenStoreException if it was not sealed for this place by one of the keys, or has changed since; the
     *     message says which, and nothing of the content
     */
    public byte[] open(String place, byte[] sealed) {
        if (sealed.length < HEADER + NONCE + TAG || !Arrays.equals(MAGIC, Arrays.copyOf(sealed, MAGIC.length))) {
            throw refused(place, "is cut off, or is none of ours", null);
        }
        byte[] header = Arrays.copyOf(sealed, HEADER);
        byte[] nonce = Arrays.copyOfRange(sealed, HEADER, HEADER + NONCE);
        SecretKey key = known(Arrays.copyOfRange(header, MAGIC.length, HEADER), place);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, header, place)
                    .doFinal(sealed, HEADER + NONCE, sealed.length - HEADER - NONCE);
        } catch (AEADBadTagException e) {
            throw refused(place, "has been changed, or was sealed for another place", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private SecretKey known(byte[] id, String place) {
        SecretKey key = keys.withId(id);
        if (key == null) {
            throw refused(
                    place, "is sealed with key " + GrantKeys.hex(id) + ", which is none of " + keys + "; add it", null);
        }
        return key;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header, String place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(PURPOSE);
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static TokenStoreException refused(String place, String why, @Nullable Exception cause) {
        return new TokenStoreException("the grant kept as \"" + place + "\" " + why, cause);
    }

    @Override
    public String toString() {
        return "GrantCipher[" + keys + "]";
    }
}
