package dev.lever4j.request;

/** What a feedback form's ids can be expanded to. */
public enum FeedbackExpand implements Expand {
    USER("user");

    private final String text;

    FeedbackExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
