package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Lever read in a resume. */
public record ResumeData(
        List<ResumePosition> positions,
        List<ResumeSchool> schools,
        @Additional Map<String, @Nullable Object> additional) {
    public ResumeData {
        positions = Keep.list(positions);
        schools = Keep.list(schools);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "ResumeData[" + positions.size() + " positions, " + schools.size() + " schools]";
    }
}
