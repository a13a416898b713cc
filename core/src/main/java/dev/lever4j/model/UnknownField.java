package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a type that this version of the SDK does not know, or of no type, or of which some part is not as Lever
 * documents it.
 *
 * @param json the whole field as it came
 */
public record UnknownField(@JsonValue Map<String, @Nullable Object> json) implements FormField {
    public UnknownField {
        json = Keep.fields(json);
    }

    /** What of it can be told; the rest is in {@code json} only. */
    @Override
    public FieldHead head() {
        String type = text("type");
        return new FieldHead(
                text("id"),
                type == null ? null : FieldType.of(type),
                text("text"),
                text("description"),
                json.get("required") instanceof Boolean required ? required : null,
                text("prompt"),
                List.of(),
                text("name"),
                List.of(),
                null,
                null,
                null,
                Map.of());
    }

    private @Nullable String text(String name) {
        return json.get(name) instanceof String text ? text : null;
    }

    /** Does not show the answer. */
    @Override
    public String toString() {
        return head().shown();
    }
}
