package dev.lever4j.request;

/**
 * One field of a body that is sent as a form.
 *
 * @param name as Lever writes it in forms, such as {@code emails[]}
 */
public record FormEntry(String name, String value) {
    /** The name alone, since values may be about people. */
    @Override
    public String toString() {
        return "FormEntry[" + name + "]";
    }
}
