package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When something in a resume began or ended, as far as Lever could read it.
 *
 * @param month 1 to 12 in what has been seen
 */
public record ResumeMonth(
        @Nullable Integer year,
        @Nullable Integer month,
        @Additional Map<String, @Nullable Object> additional) {
    public ResumeMonth {
        additional = Keep.fields(additional);
    }
}
