package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A school that a resume tells of. */
public record ResumeSchool(
        @Nullable String org,
        @Nullable String degree,
        @Nullable String field,
        @Nullable String summary,
        @Nullable ResumeMonth start,
        @Nullable ResumeMonth end,
        @Additional Map<String, @Nullable Object> additional) {
    public ResumeSchool {
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "ResumeSchool";
    }
}
