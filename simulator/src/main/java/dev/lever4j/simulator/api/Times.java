package dev.lever4j.simulator.api;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Filters by time: pairs of {@code NAME_start} and {@code NAME_end}. */
final class Times {
    private Times() {}

    /** Both ends belong to it. A record without the time never matches once one end is given. */
    static Predicate<ObjectNode> within(Query query, String name, String field) {
        return within(query.time(name + "_start"), query.time(name + "_end"), 0, field);
    }

    /** The end does not belong to it. */
    static Predicate<ObjectNode> from(Query query, String name, String field) {
        return within(query.time(name + "_start"), query.time(name + "_end"), 1, field);
    }

    private static Predicate<ObjectNode> within(@Nullable Long start, @Nullable Long end, int less, String field) {
        if (start == null && end == null) {
            return record -> true;
        }
        long first = start == null ? Long.MIN_VALUE : start;
        long last = end == null ? Long.MAX_VALUE : end - less;
        return record -> {
            JsonNode at = record.path(field);
            return at.isIntegralNumber() && at.longValue() >= first && at.longValue() <= last;
        };
    }
}
