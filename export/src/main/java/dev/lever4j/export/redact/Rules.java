package dev.lever4j.export.redact;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says of a field: one rule for values that are no objects, and more for the fields of those that are.
 */
final class Rules {
    private final Map<String, Rules> fields = new HashMap<>();
    private Rule rule = Rule.DROP;

    private Rules() {}

    /** Of a record, by paths such as {@code archived.reason}. */
    static Rules of(Map<String, Rule> paths) {
        Rules record = new Rules();
        paths.forEach((path, rule) -> {
            Rules at = record;
            for (String name : path.split("\\.", -1)) {
                at = at.fields.computeIfAbsent(name, any -> new Rules());
            }
            at.rule = rule;
        });
        return record;
    }

    /** Those of a field; null if nothing of it is let through. */
    @Nullable
    Rules field(String name) {
        Rules its = fields.get(name);
        return its == null || (its.rule == Rule.DROP && its.fields.isEmpty()) ? null : its;
    }

    Rule rule() {
        return rule;
    }

    /** Whether anything is said of an object here. */
    boolean knowsObjects() {
        return !fields.isEmpty();
    }
}
