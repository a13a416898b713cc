package dev.lever4j.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of a text looked at in one step; the first of them is the lowest of the word. */
final class EightBytes {
    private static final VarHandle VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long TWOS = 2 * ONES;
    private static final long BELOW = 0x21 * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long DIGITS = 0x30 * ONES;
    private static final long FOURS = 0xf0f0f0f0f0f0f0f0L;
    private static final long SIXES = 6 * ONES;
    private static final long BLANKS = ' ' * ONES;

    private EightBytes() {}

    static long at(byte[] bytes, int from) {
        return (long) VIEW.get(bytes, from);
    }

    /** The first so many bytes from there, and zeros; there need not be eight of them. */
    static long first(int count, byte[] bytes, int from) {
        if (from + 8 <= bytes.length) {
            return at(bytes, from) & mask(count);
        }
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[from + i] & 0xffL) << (8 * i);
        }
        return word;
    }

    /** @param count 1 to 8 */
    static long mask(int count) {
        return -1L >>> (64 - 8 * count);
    }

    /** None is zero and none above 0x7f. */
    static boolean arePlain(long eight) {
        return (((eight - ONES) | eight) & HIGHS) == 0;
    }

    /** The next byte of a string that is a quote, a backslash, a control character or not ASCII. */
    static int endOfPlain(byte[] bytes, int from) {
        int end = from;
        while (end + 8 <= bytes.length) {
            int special = firstSpecial(at(bytes, end));
            end += special;
            if (special < 8) {
                return end;
            }
        }
        while (bytes[end] >= ' ' && bytes[end] != '"' && bytes[end] != '\\') {
            end++;
        }
        return end;
    }

    /**
     * 8 if there is none. A borrow can only mark bytes after one that is marked rightly. With one bit changed, control
     * characters and the quote are what is below 0x21; what is not ASCII is marked by one of the two or by both.
     */
    private static int firstSpecial(long eight) {
        long found = ((eight ^ TWOS) - BELOW) | ((eight ^ BACKSLASHES) - ONES);
        return Long.numberOfTrailingZeros(found & HIGHS) >>> 3;
    }

    /** Whether a byte below a blank may be among them; not, if it says no. */
    static boolean haveControls(long eight) {
        return ((eight - BLANKS) & ~eight & HIGHS) != 0;
    }

    /** The next byte that is no digit. */
    static int endOfDigits(byte[] bytes, int from) {
        int end = from;
        while (end + 8 <= bytes.length) {
            int digits = leadingDigits(at(bytes, end));
            end += digits;
            if (digits < 8) {
                return end;
            }
        }
        while (bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        return end;
    }

    /** A carry can only mark bytes after one that is marked rightly. */
    private static int leadingDigits(long eight) {
        long others = ((eight & FOURS) ^ DIGITS) | (((eight + SIXES) & FOURS) ^ DIGITS);
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    static boolean areDigits(long eight) {
        return leadingDigits(eight) == 8;
    }

    /** The number that eight digits are: pairs, then fours, then all. */
    static long number(long digits) {
        long pairs = (digits - '0' * ONES) * 10 + ((digits - '0' * ONES) >>> 8);
        long low = (pairs & 0x000000ff000000ffL) * 0x000f424000000064L;
        long high = ((pairs >>> 16) & 0x000000ff000000ffL) * 0x0000271000000001L;
        return (low + high) >>> 32;
    }
}
