package dev.lever4j.request;

/** What a note's ids can be expanded to. */
public enum NoteExpand implements Expand {
    USER("user");

    private final String text;

    NoteExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
