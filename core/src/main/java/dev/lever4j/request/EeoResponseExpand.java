package dev.lever4j.request;

/** What an equal opportunity response's ids can be expanded to. */
public enum EeoResponseExpand implements Expand {
    CONTACT("contact"),
    HIRING_MANAGER("hiringManager"),
    POSTING("posting");

    private final String text;

    EeoResponseExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
