package dev.lever4j.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.jsonType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import dev.lever4j.export.table.Column;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** What a table's columns are in a file, and its values. */
final class Cells {
    // the widest that DuckDB and Spark have, and BigQuery's NUMERIC
    private static final int PRECISION = 38;
    private static final int SCALE = 9;
    private static final int DECIMAL_BYTES = 16;

    // what SQL's timestamps are sure to hold; one outside of it can make a whole file unreadable
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    // a pair of halves, one half alone (the group), or any other escape
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:u[dD][89abAB]\\p{XDigit}{2}\\\\u[dD][c-fC-F]\\p{XDigit}{2}|(u[dD][89a-fA-F]\\p{XDigit}{2})|.)");

    private Cells() {}

    static Type type(Column column) {
        return switch (column.type()) {
            case TEXT -> Types.optional(BINARY).as(stringType()).named(column.name());
            case JSON -> Types.optional(BINARY).as(jsonType()).named(column.name());
            case BOOLEAN -> Types.optional(BOOLEAN).named(column.name());
            case INTEGER -> Types.optional(INT64).named(column.name());
            case TIMESTAMP ->
                Types.optional(INT64).as(timestampType(true, TimeUnit.MILLIS)).named(column.name());
            case DECIMAL ->
                Types.optional(FIXED_LEN_BYTE_ARRAY)
                        .length(DECIMAL_BYTES)
                        .as(decimalType(SCALE, PRECISION))
                        .named(column.name());
        };
    }

    /** A {@code Boolean}, {@code Long} or {@code Binary}; null for a number or time that the type cannot hold. */
    static @Nullable Object stored(Column column, @Nullable Object value) {
        if (value instanceof String text) {
            return utf8(column.type() == Column.Type.JSON ? whole(text) : text);
        } else if (value instanceof Instant time) {
            return time.isBefore(FIRST) || time.isAfter(LAST) ? null : (Object) time.toEpochMilli();
        } else if (value instanceof BigDecimal decimal) {
            return decimal(decimal);
        }
        return value;
    }

    /** Without halves of characters, for which DuckDB refuses the whole file. */
    private static String whole(String json) {
        return json.contains("\\ud") || json.contains("\\uD")
                ? ESCAPE.matcher(json)
                        .replaceAll(escape -> escape.group(1) == null ? Matcher.quoteReplacement(escape.group()) : "?")
                : json;
    }

    /** Half a character becomes a question mark. */
    static Binary utf8(String text) {
        return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Big endian, in two's complement. */
    private static @Nullable Binary decimal(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        // long before it is scaled: 1e999999999 has a billion digits
        if (bare.scale() > SCALE || (long) bare.precision() - bare.scale() > PRECISION - SCALE) {
            return null;
        }
        byte[] digits = bare.setScale(SCALE).unscaledValue().toByteArray();
        byte[] fixed = new byte[DECIMAL_BYTES];
        Arrays.fill(fixed, 0, fixed.length - digits.length, (byte) (bare.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, fixed, fixed.length - digits.length, digits.length);
        return Binary.fromConstantByteArray(fixed);
    }
}
