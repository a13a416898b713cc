package dev.lever4j.json;

import dev.lever4j.model.Identified;
import dev.lever4j.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Text is an id; an object is what the id was expanded to. */
final class RefReader extends ValueDeserializer<Ref<?>> {
    private final @Nullable JavaType target;

    RefReader() {
        this(null);
    }

    private RefReader(@Nullable JavaType target) {
        this.target = target;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new RefReader(context.getContextualType().containedType(0));
    }

    @Override
    public Ref<?> deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Ref.to(parser.getString());
        }
        if (parser.currentToken() == JsonToken.START_OBJECT && target != null) {
            Identified expanded = context.readValue(parser, target);
            return Ref.of(expanded);
        }
        return (Ref<?>) context.handleUnexpectedToken(Ref.class, parser);
    }
}
