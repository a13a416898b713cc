package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of an offer, standard or custom.
 *
 * @param text its label
 * @param identifier for example {@code salary_amount} or {@code custom_equity}
 * @param value of {@code job_posting} it was seen to be the id of the application, not of a posting
 */
public record OfferField(
        @Nullable String text,
        @Nullable String identifier,
        @Nullable OfferValue value,
        @Additional Map<String, @Nullable Object> additional) {
    public OfferField {
        additional = Keep.fields(additional);
    }

    /** Values are about the person and what they are offered. */
    @Override
    public String toString() {
        return "OfferField[" + identifier + "]";
    }
}
