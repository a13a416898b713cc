package dev.lever4j.request;

/** Which document of an offer. */
public enum OfferDocumentStatus {
    /** As it was sent to the candidate. */
    SENT("sent"),
    /** As the candidate signed it. */
    SIGNED("signed");

    private final String status;

    OfferDocumentStatus(String status) {
        this.status = status;
    }

    /** As Lever takes it. */
    public Query toQuery() {
        return Query.empty().and("status", status);
    }
}
