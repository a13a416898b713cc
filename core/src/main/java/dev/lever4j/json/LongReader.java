package dev.lever4j.json;

import dev.lever4j.model.TextOrNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** A whole number; as text too, where {@link TextOrNumber} says so. Neither rounded nor cut. */
final class LongReader extends ValueDeserializer<Long> {
    /** A whole number that is given as text. */
    static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");

    private final boolean asText;

    LongReader() {
        this(false);
    }

    private LongReader(boolean asText) {
        this.asText = asText;
    }

    static boolean isMarked(@Nullable BeanProperty property) {
        return property != null && property.getAnnotation(TextOrNumber.class) != null;
    }

    /** The number, or null where there is none at all. */
    static @Nullable Long read(JsonParser parser, boolean asText) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        if (asText && parser.currentToken() == JsonToken.VALUE_STRING) {
            String text = parser.getString();
            return WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
        }
        return null;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return isMarked(property) ? new LongReader(true) : this;
    }

    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context) {
        Long number = read(parser, asText);
        return number != null ? number : (Long) context.handleUnexpectedToken(Long.class, parser);
    }
}
