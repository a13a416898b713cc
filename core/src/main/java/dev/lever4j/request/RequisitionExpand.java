package dev.lever4j.request;

/** What a requisition's ids can be expanded to. */
public enum RequisitionExpand implements Expand {
    CREATOR("creator"),
    HIRING_MANAGER("hiringManager"),
    OWNER("owner"),
    POSTINGS("postings");

    private final String text;

    RequisitionExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
