package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate was offered. Offers cannot be written by the API.
 *
 * @param signatures by role, for example {@code candidate}
 * @param posting seen live, not documented, as {@code approved} is
 */
public record Offer(
        String id,
        @Nullable Instant createdAt,
        @Nullable Ref<User> creator,
        @Nullable OfferStatus status,
        List<OfferField> fields,
        @Nullable Map<String, @Nullable OfferSignature> signatures,
        @Nullable OfferDocument sentDocument,
        @Nullable OfferDocument signedDocument,
        @Nullable Instant approvedAt,
        @Nullable Instant sentAt,
        @Nullable String posting,
        @Nullable Boolean approved,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Offer {
        id = Keep.id(id);
        fields = Keep.list(fields);
        signatures = Keep.map(signatures);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person or the pay. */
    @Override
    public String toString() {
        return "Offer[" + id + "]";
    }
}
