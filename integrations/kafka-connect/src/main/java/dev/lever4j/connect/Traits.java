package dev.lever4j.connect;

import dev.lever4j.json.RawJson;
import dev.lever4j.json.RecordFieldCursor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a record, whatever resource it is of.
 *
 * @param key tells it from all others: its id, or the text that some have in place of one, or else what it is
 * @param updatedAt 0 where it does not say
 * @param form tells one content from another; {@link #NOTHING} of one that is anonymized, of which nothing is told
 * @param isAnonymized nothing of the person is left, and nothing of the person is to be
 * @param isDeleted it says itself that it is not there any more
 */
record Traits(String key, long updatedAt, String form, boolean isAnonymized, boolean isDeleted) {
    /** Of what is not there any more. */
    static final String NOTHING = "-";

    private static final int FORM_BYTES = 6;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    static Traits of(RawJson json) {
        String id = null;
        String text = null;
        long updatedAt = 0;
        boolean anonymized = false;
        boolean deleted = false;
        for (RecordFieldCursor field = json.fields(); field.next(); ) {
            if (field.isNamed("id")) {
                id = field.text();
            } else if (field.isNamed("text")) {
                text = field.text();
            } else if (field.isNamed("updatedAt")) {
                updatedAt = Objects.requireNonNullElse(field.whole(), 0L);
            } else if (field.isNamed("isAnonymized")) {
                anonymized = field.isTrue();
            } else if (field.isNamed("deletedAt")) {
                deleted = field.whole() != null;
            }
        }
        byte[] hash = sha256(json.bytes());
        return new Traits(key(id, text, hash), updatedAt, anonymized ? NOTHING : form(hash), anonymized, deleted);
    }

    /**
     * One that has nothing but what it says may be there more than once, each a record of its own: the next one that is
     * free.
     */
    Traits apart(Predicate<Traits> taken) {
        if (!HASH.matcher(key).matches()) {
            return this;
        }
        Traits one = this;
        for (int number = 2; taken.test(one); number++) {
            one = new Traits(key + "-" + number, updatedAt, form, isAnonymized, isDeleted);
        }
        return one;
    }

    private static String key(@Nullable String id, @Nullable String text, byte[] hash) {
        if (id != null && !id.isEmpty()) {
            return id;
        }
        return text == null || text.isEmpty() ? HexFormat.of().formatHex(hash) : text;
    }

    /** Few enough signs for a thousand of them in an offset; those of one id alone are compared. */
    private static String form(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, FORM_BYTES));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
