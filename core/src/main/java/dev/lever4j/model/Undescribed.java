package dev.lever4j.model;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON fields that no model describes; unmodifiable. What they are about is not known and may be people or secrets, so
 * {@code toString} shows their names only.
 */
final class Undescribed extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> fields;

    /** @param fields which nobody else has */
    Undescribed(Map<String, @Nullable Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return fields.entrySet();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return fields.containsKey(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return fields.get(name);
    }

    @Override
    public String toString() {
        return fields.keySet().toString();
    }
}
