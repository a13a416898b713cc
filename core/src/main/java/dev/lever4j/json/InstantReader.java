package dev.lever4j.json;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * A time is a whole number of milliseconds since 1970, UTC. Odd ones (negative, or seconds by mistake) are kept as they
 * are.
 */
final class InstantReader extends ValueDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        return Instant.ofEpochMilli(parser.getLongValue());
    }
}
