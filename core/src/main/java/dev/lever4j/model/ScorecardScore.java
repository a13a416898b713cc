package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good a candidate is in one skill.
 *
 * @param score 1 (strong no) to 4 (strong yes)
 */
public record ScorecardScore(
        @Nullable Integer score,
        @Nullable String comment,
        @Additional Map<String, @Nullable Object> additional) {
    public ScorecardScore {
        additional = Keep.fields(additional);
    }

    /** @param score null if none is given */
    public static ScorecardScore of(@Nullable Integer score, @Nullable String comment) {
        return new ScorecardScore(score, comment, Map.of());
    }

    /** Does not show what was said about a person. */
    @Override
    public String toString() {
        return "ScorecardScore[***]";
    }
}
