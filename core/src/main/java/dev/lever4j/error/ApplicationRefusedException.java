package dev.lever4j.error;

/**
 * A public posting did not take an application, though it was answered with a status of success: Lever said
 * {@code {"ok": false}}. What it says more, if anything (an empty error has been seen), is in {@link #bodyText}.
 */
public final class ApplicationRefusedException extends ApiException {
    private static final long serialVersionUID = 1;

    public ApplicationRefusedException(String message, Answer answer) {
        super(message, answer);
    }
}
