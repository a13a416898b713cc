package dev.lever4j.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;

/** Takes one record from where the parser stands, as a model or as bytes, and knows where it lay. */
final class RecordReader<T> {
    private final @Nullable ObjectReader typed;
    private final Class<T> type;

    private RecordReader(@Nullable ObjectReader typed, Class<T> type) {
        this.typed = typed;
        this.type = type;
    }

    static <T> RecordReader<T> typed(Class<T> type) {
        return new RecordReader<>(LeverJson.reader(type), type);
    }

    static RecordReader<RawJson> raw() {
        return new RecordReader<>(null, RawJson.class);
    }

    /** One record and its bytes. */
    record Taken<T>(T item, RawJson bytes) {}

    Taken<T> read(byte[] body, JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Fault.at(parser, "a record is not an object");
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        @Nullable T item = typed == null ? null : model(typed, body, start, parser);
        if (typed == null) {
            parser.skipChildren();
        }
        int end = (int) parser.currentLocation().getByteOffset();
        RawJson bytes = new RawJson(body, start, end - start);
        if (typed == null) {
            bytes.checkStrings();
        }
        return new Taken<>(item == null ? type.cast(bytes) : item, bytes);
    }

    /** A record that does not fit is named by its id, so that it can be looked up. */
    private static <T> T model(ObjectReader typed, byte[] body, int start, JsonParser parser) {
        try {
            return typed.readValue(parser);
        } catch (JacksonException e) {
            throw Fault.of(e, parser, RawJson.idAt(body, start));
        }
    }
}
