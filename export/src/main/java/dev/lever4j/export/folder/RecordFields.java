package dev.lever4j.export.folder;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What must be known of a record, read in one pass over its bytes without building anything.
 *
 * @param id null if it has none
 * @param parent the text of the field that names its parent; null if it has none, or no text
 * @param hasParent whether it has such a field, whatever is in it
 * @param isEmpty whether it has no field at all
 */
record RecordFields(
        @Nullable String id,
        @Nullable Long createdAt,
        @Nullable Long updatedAt,
        @Nullable String parent,
        boolean hasParent,
        boolean isEmpty) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Of a JSON object that was checked before.
     *
     * @param parentField such as {@code opportunityId}
     */
    static RecordFields of(byte[] json, int from, int length, String parentField) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json, from, length)) {
            parser.nextToken();
            return read(parser, parentField);
        }
    }

    private static RecordFields read(JsonParser parser, String parentField) {
        String id = null;
        Long createdAt = null;
        Long updatedAt = null;
        String parent = null;
        boolean hasParent = false;
        boolean isEmpty = true;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            isEmpty = false;
            JsonToken token = parser.nextToken();
            if (name.equals("id")) {
                id = text(parser, token);
            } else if (name.equals("createdAt")) {
                createdAt = millis(parser, token);
            } else if (name.equals("updatedAt")) {
                updatedAt = millis(parser, token);
            } else if (name.equals(parentField)) {
                hasParent = true;
                parent = text(parser, token);
            }
            parser.skipChildren();
        }
        return new RecordFields(id, createdAt, updatedAt, parent, hasParent, isEmpty);
    }

    private static @Nullable String text(JsonParser parser, JsonToken token) {
        return token == JsonToken.VALUE_STRING ? parser.getString() : null;
    }

    /** Lever sends some times as text. */
    private static @Nullable Long millis(JsonParser parser, JsonToken token) {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_STRING) {
            return null;
        }
        try {
            return Long.valueOf(parser.getString());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
