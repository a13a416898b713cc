package dev.lever4j.contract;

import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The endpoint constants, by the id of the operation that each stands for. */
final class Constants {
    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

    private Constants() {}

    static Map<String, Endpoint> byOperation() {
        Map<String, Endpoint> constants = new TreeMap<>();
        for (Field field : Endpoints.class.getFields()) {
            if (field.getType() == Endpoint.class) {
                constants.put(operation(field.getName()), value(field));
            }
        }
        return constants;
    }

    /** {@code listStages} for {@code LIST_STAGES}. */
    static String operation(String constant) {
        return NEXT_WORD
                .matcher(constant.toLowerCase(Locale.ROOT))
                .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }

    private static Endpoint value(Field field) {
        try {
            return (Endpoint) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
