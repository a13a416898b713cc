package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Asks how good a candidate is in each of several skills.
 *
 * @param scores the skills
 * @param value one for each skill, in the same order
 */
public record ScorecardField(@JsonUnwrapped FieldHead head, List<ScorecardSkill> scores, List<ScorecardScore> value)
        implements FormField {
    public ScorecardField {
        scores = Keep.list(scores);
        value = Keep.list(value);
    }

    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
