package dev.lever4j.request;

/** Which confidentiality to list. Confidential records show only to credentials with that grant. */
public enum ConfidentialityFilter {
    CONFIDENTIAL("confidential"),
    NON_CONFIDENTIAL("non-confidential"),
    ALL("all");

    private final String text;

    ConfidentialityFilter(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
