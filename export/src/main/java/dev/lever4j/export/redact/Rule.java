package dev.lever4j.export.redact;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a value. */
enum Rule {
    KEEP("keep"),
    DROP("drop"),
    HASH("hash"),
    HASH_EMAIL("hash email"),
    HASH_PHONE("hash phone");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** As a profile says it. */
    String text() {
        return text;
    }

    static Optional<Rule> of(String text) {
        return Arrays.stream(values()).filter(rule -> rule.text.equals(text)).findFirst();
    }

    boolean isHash() {
        return this != KEEP && this != DROP;
    }

    /** The one form of all that mean the same. */
    String normal(String value) {
        String plain = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        return switch (this) {
            case HASH_EMAIL -> plain.toLowerCase(Locale.ROOT);
            case HASH_PHONE -> digits(plain);
            default -> plain;
        };
    }

    /** What has none stays as it is, so that it is not taken for everybody's. */
    private static String digits(String phone) {
        StringBuilder digits = new StringBuilder();
        phone.codePoints()
                .map(point -> Character.digit(point, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.isEmpty() ? phone : digits.toString();
    }
}
