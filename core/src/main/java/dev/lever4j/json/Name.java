package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A field's name at one place of a page, and what was found out about it there. */
final class Name {
    /** Its bytes and the quote behind them, eight to a word. */
    final long[] words;

    final int length;
    private final long mask;

    /** What followed it last time. */
    @Nullable
    Name next;

    /** The last object that had it. */
    int object;

    /** How its values are read; null until somebody has asked. */
    @Nullable
    QuickValue value;

    /** The component of the record that they are for; -1 if there is none. */
    int component = -1;

    /** What was made of it, where it is a value that comes again and again. */
    @Nullable
    Object made;

    private @Nullable Names inside;
    private @Nullable String text;

    Name(long[] words, int length) {
        this.words = words;
        this.length = length;
        this.mask = EightBytes.mask(length % 8 + 1);
    }

    static Name root() {
        return new Name(new long[1], 0);
    }

    /** @param length without the quote, which stands behind them */
    static long[] words(byte[] bytes, int from, int length) {
        long[] words = new long[length / 8 + 1];
        for (int i = 0; i < words.length; i++) {
            words[i] = EightBytes.first(Math.min(8, length + 1 - 8 * i), bytes, from + 8 * i);
        }
        return words;
    }

    static int hash(long[] words) {
        long hash = 0;
        for (long word : words) {
            hash = (hash ^ word) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    boolean has(long[] others) {
        return Arrays.equals(words, others);
    }

    /** Whether it stands there; no, if the text might end before. */
    boolean isAt(byte[] bytes, int from) {
        int last = words.length - 1;
        if (from + 8 * words.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            if (EightBytes.at(bytes, from + 8 * i) != words[i]) {
                return false;
            }
        }
        return (EightBytes.at(bytes, from + 8 * last) & mask) == words[last];
    }

    /** Of the objects that are its values, or lie in its values' lists. */
    Names inside() {
        Names names = inside;
        if (names == null) {
            names = new Names();
            inside = names;
        }
        return names;
    }

    String text() {
        String known = text;
        if (known == null) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (words[i / 8] >>> (8 * (i % 8)));
            }
            known = new String(bytes, ISO_8859_1);
            text = known;
        }
        return known;
    }
}
