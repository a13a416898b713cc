package dev.lever4j.json;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What surrounds the data of an answer. */
final class Envelope {
    private Envelope() {}

    /**
     * Names each field of the object that the parser stands on, with the parser on its value; the consumer takes it
     * whole.
     */
    static void eachField(JsonParser parser, Consumer<String> field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Fault.at(parser, "it is not an object with \"data\"");
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            field.accept(name);
        }
    }

    static @Nullable String textOrNull(JsonParser parser, String what) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NULL -> null;
            default -> throw Fault.at(parser, what + " is not text");
        };
    }

    static @Nullable Boolean booleanOrNull(JsonParser parser, String what) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw Fault.at(parser, what + " is neither true nor false");
        };
    }
}
