package dev.lever4j.request;

import dev.lever4j.json.LeverJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent as JSON: immutable, made by a builder. A field that the builder was never told is not sent; one that it
 * was told is null is sent as null. {@code toString} shows the names of the fields only, since values may be about
 * people.
 */
public abstract class RequestBody {
    private final Map<String, @Nullable Object> fields;

    RequestBody(Fields fields) {
        this.fields = fields.all();
    }

    /** As Lever takes it: compact JSON in UTF-8. */
    public final byte[] toJson() {
        return LeverJson.encode(fields);
    }

    /** The fields in the order in which they were told. */
    final Map<String, @Nullable Object> fields() {
        return fields;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && fields.equals(((RequestBody) other).fields);
    }

    @Override
    public final int hashCode() {
        return fields.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + fields.keySet();
    }
}
