package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a survey is to be filled in: text in Lever's example, an object that nothing is known about in its table. */
public sealed interface SurveyInstructions {
    /** @throws IllegalArgumentException if it is neither text nor a JSON object */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("unchecked") // a JSON object's keys are text
    static SurveyInstructions of(Object json) {
        if (json instanceof String text) {
            return new Text(text);
        }
        if (json instanceof Map<?, ?> map) {
            return new Fields((Map<String, @Nullable Object>) map);
        }
        throw new IllegalArgumentException("instructions are text or an object");
    }

    /** As in the example. */
    record Text(@JsonValue String text) implements SurveyInstructions {}

    /** As in the table. */
    record Fields(@JsonValue Map<String, @Nullable Object> fields) implements SurveyInstructions {
        public Fields {
            fields = Keep.fields(fields);
        }
    }
}
