package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The letter of an offer. */
public record OfferDocument(
        @Nullable String fileName,
        @Nullable Instant uploadedAt,
        @Nullable String downloadUrl,
        @Additional Map<String, @Nullable Object> additional) {
    public OfferDocument {
        additional = Keep.fields(additional);
    }

    /** A file's name may be a person's. */
    @Override
    public String toString() {
        return "OfferDocument[***]";
    }
}
