package dev.lever4j.error;

/**
 * 422 of a download: Lever could not process the file, or has not yet, and gives out only what it has processed
 * (documented). The file's {@code status} says which.
 */
public final class UnprocessedFileException extends ApiException {
    private static final long serialVersionUID = 1;

    public UnprocessedFileException(String message, Answer answer) {
        super(message, answer);
    }
}
