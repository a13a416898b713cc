package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job that a resume tells of. */
public record ResumePosition(
        @Nullable String org,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String location,
        @Nullable ResumeMonth start,
        @Nullable ResumeMonth end,
        @Additional Map<String, @Nullable Object> additional) {
    public ResumePosition {
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "ResumePosition";
    }
}
