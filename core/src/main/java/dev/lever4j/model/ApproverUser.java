package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who approves: a user, or a role that somebody has at the time, such as the requisition's hiring manager. */
public sealed interface ApproverUser {
    /** Whoever has this role. */
    record Role(@JsonValue String text) implements ApproverUser {}

    /** A user of Lever. */
    record Person(
            @Nullable String userId,
            @Nullable String email,
            @Additional Map<String, @Nullable Object> additional) implements ApproverUser {
        public Person {
            additional = Keep.fields(additional);
        }

        /** Shows nothing about the person. */
        @Override
        public String toString() {
            return "Person[" + userId + "]";
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ApproverUser read(Object json) {
        if (json instanceof String role) {
            return new Role(role);
        }
        if (json instanceof Map<?, ?> person) {
            Map<String, @Nullable Object> left = new LinkedHashMap<>();
            person.forEach((name, value) -> left.put(String.valueOf(name), value));
            return new Person(text(left, "userId"), text(left, "email"), left);
        }
        throw new IllegalArgumentException("an approver is text or an object");
    }

    private static @Nullable String text(Map<String, @Nullable Object> fields, String name) {
        Object value = fields.remove(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException(name + " is not text");
    }
}
