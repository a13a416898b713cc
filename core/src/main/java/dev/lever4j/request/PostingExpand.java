package dev.lever4j.request;

/** What a posting's ids can be expanded to. */
public enum PostingExpand implements Expand {
    USER("user"),
    OWNER("owner"),
    HIRING_MANAGER("hiringManager"),
    FOLLOWERS("followers");

    private final String text;

    PostingExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
