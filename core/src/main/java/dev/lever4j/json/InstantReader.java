package dev.lever4j.json;

import dev.lever4j.model.TextOrNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * A time is a whole number of milliseconds since 1970, UTC; as text too, where {@link TextOrNumber} says so. Odd ones
 * (negative, or seconds by mistake) are kept as they are.
 */
final class InstantReader extends ValueDeserializer<Instant> {
    private final boolean asText;

    InstantReader() {
        this(false);
    }

    private InstantReader(boolean asText) {
        this.asText = asText;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return LongReader.isMarked(property) ? new InstantReader(true) : this;
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        Long millis = LongReader.read(parser, asText);
        return millis != null
                ? Instant.ofEpochMilli(millis)
                : (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
}
