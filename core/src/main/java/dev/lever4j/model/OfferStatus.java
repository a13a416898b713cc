package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** How far an offer has come; {@code sent-manually} is one that was sent outside of Lever. */
public record OfferStatus(String text) implements OpenEnum {
    public static final OfferStatus DRAFT = new OfferStatus("draft");
    public static final OfferStatus APPROVAL_SENT = new OfferStatus("approval-sent");
    public static final OfferStatus APPROVED = new OfferStatus("approved");
    public static final OfferStatus SENT = new OfferStatus("sent");
    public static final OfferStatus SENT_MANUALLY = new OfferStatus("sent-manually");
    public static final OfferStatus OPENED = new OfferStatus("opened");
    public static final OfferStatus DENIED = new OfferStatus("denied");
    public static final OfferStatus SIGNED = new OfferStatus("signed");
    private static final Set<OfferStatus> KNOWN =
            Set.of(DRAFT, APPROVAL_SENT, APPROVED, SENT, SENT_MANUALLY, OPENED, DENIED, SIGNED);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OfferStatus of(String text) {
        return new OfferStatus(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
