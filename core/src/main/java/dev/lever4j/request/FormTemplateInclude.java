package dev.lever4j.request;

/** The fields of profile form templates that a list can be limited to; their ids come always. */
public enum FormTemplateInclude {
    TEXT("text"),
    GROUP("group"),
    FIELDS("fields");

    private final String text;

    FormTemplateInclude(String text) {
        this.text = text;
    }

    /** As Lever writes it. */
    public String text() {
        return text;
    }
}
