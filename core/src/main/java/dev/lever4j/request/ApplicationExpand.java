package dev.lever4j.request;

/** What an application's ids can be expanded to. */
public enum ApplicationExpand implements Expand {
    POSTING("posting"),
    POSTING_OWNER("postingOwner"),
    POSTING_HIRING_MANAGER("postingHiringManager"),
    USER("user");

    private final String text;

    ApplicationExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
