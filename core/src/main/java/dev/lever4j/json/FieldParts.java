package dev.lever4j.json;

import dev.lever4j.model.FieldHead;
import dev.lever4j.model.FileAnswer;
import dev.lever4j.model.FormField;
import dev.lever4j.model.Identified;
import dev.lever4j.model.Ref;
import dev.lever4j.model.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/**
 * A form's field taken apart: what is taken by its name is no longer part of the head. Whatever is not of the type that
 * is asked for fails with Jackson's exception.
 */
final class FieldParts {
    private final Map<String, @Nullable Object> left;

    FieldParts(Map<String, @Nullable Object> json) {
        this.left = new LinkedHashMap<>(json);
    }

    /** All that was not taken. */
    FieldHead head() {
        return LeverJson.MAPPER.convertValue(left, FieldHead.class);
    }

    /** A field whose one part of its own is its value. */
    <V> FormField valued(Class<V> type, BiFunction<FieldHead, @Nullable V, FormField> field) {
        V value = take("value", type);
        return field.apply(head(), value);
    }

    FormField rated(BiFunction<FieldHead, @Nullable Score, FormField> field) {
        Score value = score();
        return field.apply(head(), value);
    }

    <T> @Nullable T take(String name, Class<T> type) {
        return LeverJson.MAPPER.convertValue(left.remove(name), type);
    }

    /** Null if it is not there; a list that holds a null is not of the type. */
    <T> List<T> takeList(String name, Class<T> type) {
        if (left.get(name) instanceof List<?> elements && elements.stream().anyMatch(Objects::isNull)) {
            take(name, type);
        }
        return LeverJson.MAPPER.convertValue(left.remove(name), type(List.class, type));
    }

    <T extends Identified> @Nullable Ref<T> takeRef(String name, Class<T> type) {
        return LeverJson.MAPPER.convertValue(left.remove(name), type(Ref.class, type));
    }

    @Nullable
    FileAnswer file() {
        return left.get("value") instanceof String
                ? new FileAnswer.Uri(String.valueOf(left.remove("value")))
                : take("value", FileAnswer.Stored.class);
    }

    private @Nullable Score score() throws JacksonException {
        if (left.get("value") instanceof String) {
            return Score.of(String.valueOf(left.remove("value")));
        }
        Integer number = take("value", Integer.class);
        return number == null ? null : Score.of(number);
    }

    private static JavaType type(Class<?> generic, Class<?> of) {
        return LeverJson.MAPPER.getTypeFactory().constructParametricType(generic, of);
    }
}
