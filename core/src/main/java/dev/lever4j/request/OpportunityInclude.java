package dev.lever4j.request;

/** What Lever documents as an optional field of an opportunity; seen live without being asked for. */
public enum OpportunityInclude {
    FOLLOWERS("followers");

    private final String text;

    OpportunityInclude(String text) {
        this.text = text;
    }

    /** As Lever writes it. */
    public String text() {
        return text;
    }
}
