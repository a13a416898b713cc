package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the skills that a scorecard asks about. */
public record ScorecardSkill(
        @Nullable String text,
        @Nullable String description,
        @Additional Map<String, @Nullable Object> additional) {
    public ScorecardSkill {
        additional = Keep.fields(additional);
    }

    public static ScorecardSkill of(String text, String description) {
        return new ScorecardSkill(text, description, Map.of());
    }
}
