package dev.lever4j.error;

/** A list does not go on as a list must: no cursor where there is more, or one that was there before. */
public final class PaginationException extends MalformedResponseException {
    private static final long serialVersionUID = 1;

    public PaginationException(String message) {
        super(message, null);
    }
}
