package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a public posting answers to an application.
 *
 * @param ok whether it was taken
 * @param applicationId what the account's own API knows the application by
 * @param error why it was not taken: text as documented, an empty object has been seen
 */
public record PublicApplicationAnswer(
        @Nullable Boolean ok,
        @Nullable String applicationId,
        @Nullable Object error,
        @Additional Map<String, @Nullable Object> additional) {
    public PublicApplicationAnswer {
        error = Keep.json(error);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person: an error may quote what was sent. */
    @Override
    public String toString() {
        return "PublicApplicationAnswer[ok=" + ok + ", " + applicationId + "]";
    }
}
