package dev.lever4j.json;

/**
 * Strict UTF-8 (RFC 3629), checked before parsing: the parser lets overlong forms and encoded surrogates through and
 * would guess UTF-16 and UTF-32 from NUL bytes. Eight ASCII bytes a step, so it costs little beside the parse.
 */
final class Utf8 {
    private Utf8() {}

    /** Where the first byte lies that no JSON text in UTF-8 can hold there (NUL included), or -1. */
    static int firstBad(byte[] bytes) {
        return firstBad(bytes, 0, bytes.length);
    }

    /** As {@link #firstBad(byte[])}, of a part. */
    static int firstBad(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (at + 8 <= to && EightBytes.arePlain(EightBytes.at(bytes, at))) {
                at += 8;
                continue;
            }
            int length = lengthAt(bytes, at, to);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    private static int lengthAt(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return first == 0 ? 0 : 1;
        }
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (at + length > to || !secondFits(first, bytes[at + 1] & 0xff)) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** The second byte's range shuts out overlong forms, surrogates and what lies beyond U+10FFFF. */
    private static boolean secondFits(int first, int second) {
        return switch (first) {
            case 0xe0 -> second >= 0xa0 && second <= 0xbf;
            case 0xed -> second >= 0x80 && second <= 0x9f;
            case 0xf0 -> second >= 0x90 && second <= 0xbf;
            case 0xf4 -> second >= 0x80 && second <= 0x8f;
            default -> second >= 0x80 && second <= 0xbf;
        };
    }
}
