package dev.lever4j.postgres;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY, in frames. What PostgreSQL has no value for is null. */
final class CopyText {
    private static final int FRAME = 1 << 16;
    private static final byte[] NULL = {'\\', 'N'};
    private static final char NO_CHARACTER = '\uFFFD';

    // what numeric holds before and after the point
    private static final int MOST_DIGITS = 131_072;
    private static final int MOST_DECIMALS = 16_383;

    private final List<byte[]> frames = new ArrayList<>();
    private ByteArrayOutputStream frame = new ByteArrayOutputStream();

    /** @param json the last column, byte for byte */
    void row(List<@Nullable Object> values, byte[] json) {
        for (Object value : values) {
            field(value);
            frame.write('\t');
        }
        escaped(json);
        frame.write('\n');
        if (frame.size() >= FRAME) {
            frames.add(frame.toByteArray());
            frame = new ByteArrayOutputStream(FRAME);
        }
    }

    List<byte[]> frames() {
        if (frame.size() > 0) {
            frames.add(frame.toByteArray());
            frame = new ByteArrayOutputStream();
        }
        return frames;
    }

    private void field(@Nullable Object value) {
        String text = value instanceof BigDecimal number
                ? decimal(number)
                : value instanceof Instant time ? time(time) : value == null ? null : value.toString();
        if (text == null) {
            frame.writeBytes(NULL);
        } else {
            escaped(wellFormed(text).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void escaped(byte[] text) {
        for (byte each : text) {
            switch (each) {
                case '\\' -> two('\\');
                case '\t' -> two('t');
                case '\n' -> two('n');
                case '\r' -> two('r');
                default -> frame.write(each);
            }
        }
    }

    private void two(char second) {
        frame.write('\\');
        frame.write(second);
    }

    /** PostgreSQL has no NUL, and UTF-8 no half of a pair. */
    static String wellFormed(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isHighSurrogate(each)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (each == 0 || Character.isSurrogate(each)) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(i, NO_CHARACTER);
            }
        }
        return changed == null ? text : changed.toString();
    }

    private static @Nullable String decimal(BigDecimal number) {
        long digits = (long) number.precision() - number.scale();
        return digits > MOST_DIGITS || number.scale() > MOST_DECIMALS ? null : number.toString();
    }

    private static @Nullable String time(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return time.getYear() < 1 || time.getYear() > 9999 ? null : text(time);
    }

    private static String text(LocalDateTime time) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d %02d:%02d:%02d.%03d+00",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getNano() / 1_000_000);
    }
}
