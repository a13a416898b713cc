package dev.lever4j.request;

/** Whom a posting's questions are for: Lever's {@code distribution}. */
public enum Distribution {
    INTERNAL("internal"),
    EXTERNAL("external");

    private final String text;

    Distribution(String text) {
        this.text = text;
    }

    /** As Lever writes it. */
    public String text() {
        return text;
    }
}
