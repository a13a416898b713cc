package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person allows to be done with their data.
 *
 * @param interviewIntelligence seen live on contacts only
 */
public record DataProtection(
        @Nullable Consent store,
        @Nullable Consent contact,
        @Nullable Consent interviewIntelligence,
        @Additional Map<String, @Nullable Object> additional) {
    public DataProtection {
        additional = Keep.fields(additional);
    }
}
