package dev.lever4j.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A credential that cannot print itself: {@code toString} shows nothing of it, equality takes constant time, and it is
 * not serialisable. Only printable ASCII is accepted, so that a secret can never break out of the header it is sent in.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * @throws IllegalArgumentException if the text is empty or holds a blank, a control or a non-ASCII character; the
     *     message never quotes it
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a secret must be printable ASCII without blanks; was a line end copied along?");
        }
        return new Secret(value);
    }

    /** A header's value: a scheme, one blank, a credential that has been checked. */
    static Secret header(String scheme, Secret credential) {
        return new Secret(scheme + " " + credential.value);
    }

    /** The text itself, for the one place that sends or stores it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}
