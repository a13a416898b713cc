package dev.lever4j.error;

/** 404: no such route or record. */
public final class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1;

    public NotFoundException(String message, Answer answer) {
        super(message, answer);
    }
}
