package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who signs an offer, and how far they have come. */
public record OfferSignature(
        @Nullable String role,
        @Nullable String name,
        @Nullable String email,
        @Nullable Instant firstOpenedAt,
        @Nullable Instant lastOpenedAt,
        @Nullable Instant signedAt,
        @Nullable Boolean signed,
        @Additional Map<String, @Nullable Object> additional) {
    public OfferSignature {
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "OfferSignature[" + role + "]";
    }
}
