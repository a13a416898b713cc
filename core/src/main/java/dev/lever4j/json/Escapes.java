package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Strings in which something is escaped or not ASCII. A surrogate that is escaped is {@link Unusual}. */
final class Escapes {
    private Escapes() {}

    /**
     * The text of the string whose first byte the cursor stands on.
     *
     * @param special where the first of its bytes lies that is not plain
     */
    static String text(JsonCursor in, int special) {
        int from = in.at;
        boolean escaped = check(in, special);
        int length = in.at - 1 - from;
        return escaped ? unescaped(in.bytes, from, length) : new String(in.bytes, from, length, UTF_8);
    }

    /** Checks all of it and stands behind it; tells whether anything is escaped. */
    static boolean check(JsonCursor in, int special) {
        byte[] bytes = in.bytes;
        boolean wide = false;
        boolean escaped = false;
        int end = special;
        while (bytes[end] != '"') {
            if (bytes[end] == '\\') {
                escaped = true;
                end += lengthOf(bytes, end);
            } else if (bytes[end] < 0) {
                wide = true;
                end++;
            } else {
                throw new Unusual();
            }
            end = EightBytes.endOfPlain(bytes, end);
        }
        if (wide && Utf8.firstBad(bytes, special, end) >= 0) {
            throw new Unusual();
        }
        in.at = end + 1;
        return escaped;
    }

    private static int lengthOf(byte[] bytes, int at) {
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> {
                int unit = unit(bytes, at);
                if (unit < 0 || Character.isSurrogate((char) unit)) {
                    throw new Unusual();
                }
                yield 6;
            }
            default -> throw new Unusual();
        };
    }

    /** Of what was checked. No escape is shorter than what it stands for. */
    private static String unescaped(byte[] bytes, int from, int length) {
        byte[] plain = new byte[length];
        int filled = 0;
        for (int at = from; at < from + length; at++) {
            if (bytes[at] != '\\') {
                plain[filled++] = bytes[at];
            } else if (bytes[at + 1] != 'u') {
                plain[filled++] = meant(bytes[++at]);
            } else {
                filled = put(unit(bytes, at), plain, filled);
                at += 5;
            }
        }
        return new String(plain, 0, filled, UTF_8);
    }

    private static byte meant(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    /** Negative if a digit is none. */
    private static int unit(byte[] bytes, int at) {
        return Character.digit(bytes[at + 2], 16) << 12
                | Character.digit(bytes[at + 3], 16) << 8
                | Character.digit(bytes[at + 4], 16) << 4
                | Character.digit(bytes[at + 5], 16);
    }

    private static int put(int unit, byte[] into, int filled) {
        int at = filled;
        if (unit < 0x80) {
            into[at++] = (byte) unit;
        } else if (unit < 0x800) {
            into[at++] = (byte) (0xc0 | unit >> 6);
            into[at++] = (byte) (0x80 | (unit & 0x3f));
        } else {
            into[at++] = (byte) (0xe0 | unit >> 12);
            into[at++] = (byte) (0x80 | (unit >> 6 & 0x3f));
            into[at++] = (byte) (0x80 | (unit & 0x3f));
        }
        return at;
    }
}
