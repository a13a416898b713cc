package dev.lever4j.error;

/** 400: Lever does not accept the request as it is. */
public final class BadRequestException extends ApiException {
    private static final long serialVersionUID = 1;

    public BadRequestException(String message, Answer answer) {
        super(message, answer);
    }
}
