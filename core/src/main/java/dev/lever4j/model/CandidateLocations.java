package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which locations a survey is for, where applicants choose theirs. */
public record CandidateLocations(
        List<String> countryCodes, @Additional Map<String, @Nullable Object> additional) {
    public CandidateLocations {
        countryCodes = Keep.list(countryCodes);
        additional = Keep.fields(additional);
    }
}
