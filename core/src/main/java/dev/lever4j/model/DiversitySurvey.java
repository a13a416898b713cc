package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A survey of diversity that applicants may answer.
 *
 * @param text the title
 * @param candidateLocations where applicants choose their location
 * @param postingLocations where the survey goes by the posting's location; what is in it is not known
 * @param instructions text in Lever's example, an object in its table
 */
public record DiversitySurvey(
        String id,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String text,
        @Nullable CandidateLocations candidateLocations,
        @Nullable Map<String, @Nullable Object> postingLocations,
        @Nullable SurveyInstructions instructions,
        List<FormField> fields,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public DiversitySurvey {
        id = Keep.id(id);
        postingLocations = postingLocations == null ? null : Keep.fields(postingLocations);
        fields = Keep.list(fields);
        additional = Keep.fields(additional);
    }
}
