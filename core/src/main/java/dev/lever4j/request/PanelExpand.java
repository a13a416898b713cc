package dev.lever4j.request;

/** What a panel's ids can be expanded to. */
public enum PanelExpand implements Expand {
    USER("user"),
    STAGE("stage");

    private final String text;

    PanelExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
