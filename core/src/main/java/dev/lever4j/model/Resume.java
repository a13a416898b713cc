package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resume of an opportunity.
 *
 * @param file null where there is none behind it
 * @param parsedData what Lever read in it; null where it could not
 */
public record Resume(
        String id,
        @Nullable Instant createdAt,
        @Nullable ResumeFile file,
        @Nullable ResumeData parsedData,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Resume {
        id = Keep.id(id);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Resume[" + id + "]";
    }
}
