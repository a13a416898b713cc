package dev.lever4j.export.table;

import dev.lever4j.export.table.Column.Type;
import dev.lever4j.export.table.Layout.Place;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads one record's values in one pass over its bytes. What is not of its column's type stays null. */
final class RowReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] bytes;
    private final int from;
    private final int length;

    RowReader(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    void read(Layout layout, @Nullable Object[] values) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            parser.nextToken();
            object(parser, layout.fields(), values);
        }
    }

    private void object(JsonParser parser, Map<String, Place> fields, @Nullable Object[] values) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            Place place = fields.get(name);
            if (place instanceof Place.Cell cell) {
                values[cell.index()] = value(parser, token, cell.type());
            } else if (place instanceof Place.Within within && token == JsonToken.START_OBJECT) {
                object(parser, within.fields(), values);
                continue;
            }
            parser.skipChildren();
        }
    }

    /** Leaves the parser at the value's beginning, or behind all of it. */
    private @Nullable Object value(JsonParser parser, JsonToken token, Type type) {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (type) {
            case TEXT -> text(parser, token);
            case BOOLEAN ->
                token == JsonToken.VALUE_TRUE ? Boolean.TRUE : token == JsonToken.VALUE_FALSE ? false : null;
            case INTEGER -> number(parser, token);
            case DECIMAL -> decimal(parser, token);
            case TIMESTAMP -> time(number(parser, token));
            case JSON -> json(parser);
        };
    }

    /** Of an object that stands for a record, its id. */
    private static @Nullable String text(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        if (token != JsonToken.START_OBJECT) {
            return null;
        }
        String id = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
            id = name.equals("id") && isText ? parser.getString() : id;
            parser.skipChildren();
        }
        return id;
    }

    /** Lever sends some numbers as text. */
    private static @Nullable Long number(JsonParser parser, JsonToken token) {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_STRING) {
            return null;
        }
        try {
            return Long.valueOf(parser.getString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal decimal(JsonParser parser, JsonToken token) {
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT
                ? parser.getDecimalValue()
                : null;
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private String json(JsonParser parser) {
        int start = from + (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = from + (int) parser.currentLocation().getByteOffset();
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
