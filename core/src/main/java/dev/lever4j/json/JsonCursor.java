package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;

/**
 * A place in a text of JSON, and the steps from it. Stricter than the parser: whatever it does not know for certain is
 * {@link Unusual}. Where the text ends too early the array's own check says so.
 */
final class JsonCursor {
    static final int DIGITS = 18;

    /** Names, each counted once for each place where it was met: a page of more is not one of Lever's. */
    private static final int NAMES = 4096;

    final byte[] bytes;
    int at;
    int depth;
    private int scale;
    private int names;

    JsonCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A name is new. */
    void learn() {
        if (++names > NAMES) {
            throw new Unusual();
        }
    }

    /** The next byte that is no blank; it is stood on and not taken. */
    int peek() {
        int next = bytes[at];
        return next > ' ' ? next : afterBlanks();
    }

    private int afterBlanks() {
        while (isBlank(bytes[at])) {
            at++;
        }
        if (bytes[at] <= ' ') {
            throw new Unusual();
        }
        return bytes[at];
    }

    static boolean isBlank(int b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Nothing but blanks follows. */
    boolean isAtEnd() {
        while (at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
        return at == bytes.length;
    }

    void expect(int wanted) {
        if (peek() != wanted) {
            throw new Unusual();
        }
        at++;
    }

    /** Goes into an object or a list; false if it is empty, and left again. */
    boolean enter(int open, int close) {
        expect(open);
        if (++depth > Limits.DEPTH) {
            throw new Unusual();
        }
        if (peek() != close) {
            return true;
        }
        at++;
        depth--;
        return false;
    }

    /** Behind a value: whether another one follows; if not, the object or list is left. */
    boolean goesOn(int close) {
        int next = peek();
        at++;
        if (next == ',') {
            return true;
        }
        if (next != close) {
            throw new Unusual();
        }
        depth--;
        return false;
    }

    /** Takes a null if there is one. */
    boolean isNull() {
        if (peek() != 'n') {
            return false;
        }
        word('u', 'l', 'l');
        return true;
    }

    boolean truth() {
        if (peek() == 't') {
            word('r', 'u', 'e');
            return true;
        }
        if (bytes[at] != 'f' || bytes[at + 4] != 'e') {
            throw new Unusual();
        }
        word('a', 'l', 's');
        at++;
        return false;
    }

    private void word(int second, int third, int fourth) {
        if (bytes[at + 1] != second || bytes[at + 2] != third || bytes[at + 3] != fourth) {
            throw new Unusual();
        }
        at += 4;
    }

    String text() {
        expect('"');
        int from = at;
        int end = EightBytes.endOfPlain(bytes, from);
        if (bytes[end] != '"') {
            return Escapes.text(this, end);
        }
        at = end + 1;
        return new String(bytes, from, end - from, ISO_8859_1);
    }

    /** What stands behind a number is for the next step to know; an exponent is nothing that follows one. */
    long whole() {
        long number = unscaled();
        if (scale >= 0) {
            throw new Unusual();
        }
        return number;
    }

    /** Also as text, which then holds nothing else. */
    long wholeOrText() {
        if (peek() != '"') {
            return whole();
        }
        at++;
        if (bytes[at] <= ' ') {
            throw new Unusual();
        }
        long number = whole();
        if (bytes[at++] != '"') {
            throw new Unusual();
        }
        return number;
    }

    BigDecimal decimal() {
        return BigDecimal.valueOf(unscaled(), Math.max(0, scale));
    }

    /** As small as it goes, as the parser has it. */
    Number number() {
        long number = unscaled();
        if (scale >= 0) {
            return BigDecimal.valueOf(number, scale);
        }
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }

    /**
     * The digits of a number of at most 18; how many of them are a fraction is in {@code scale}, -1 without a point.
     */
    long unscaled() {
        boolean negative = peek() == '-';
        int from = negative ? at + 1 : at;
        long number = digits(from, 0);
        int length = at - from;
        boolean broken = length == 0 || (bytes[from] == '0' && length > 1);
        scale = -1;
        if (bytes[at] == '.') {
            from = at + 1;
            number = digits(from, number);
            scale = at - from;
            length += scale;
        }
        // zero with a sign is not the same to everybody
        if (broken || scale == 0 || length > DIGITS || (negative && number == 0)) {
            throw new Unusual();
        }
        return negative ? -number : number;
    }

    /** Goes on with the digits from there, and stands behind them. */
    private long digits(int from, long before) {
        long number = before;
        at = from;
        while (at + 8 <= bytes.length && EightBytes.areDigits(EightBytes.at(bytes, at))) {
            number = number * 100_000_000 + EightBytes.number(EightBytes.at(bytes, at));
            at += 8;
        }
        for (int digit = bytes[at] - '0'; digit >= 0 && digit <= 9; digit = bytes[at] - '0') {
            number = number * 10 + digit;
            at++;
        }
        return number;
    }
}
