package dev.lever4j.json;

import dev.lever4j.auth.Secret;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** A credential in an answer: it comes out as what cannot print itself. */
final class SecretReader extends ValueDeserializer<Secret> {
    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Secret) context.handleUnexpectedToken(Secret.class, parser);
        }
        try {
            return Secret.of(parser.getString());
        } catch (IllegalArgumentException notASecret) {
            return (Secret) context.handleUnexpectedToken(Secret.class, parser);
        }
    }
}
