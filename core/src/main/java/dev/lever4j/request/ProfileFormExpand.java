package dev.lever4j.request;

/** What a profile form's ids can be expanded to. */
public enum ProfileFormExpand implements Expand {
    USER("user"),
    STAGE("stage");

    private final String text;

    ProfileFormExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
