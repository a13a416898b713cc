package dev.lever4j.error;

/** 401: Lever does not accept the credential, and another token did not help. */
public final class UnauthorizedException extends ApiException {
    private static final long serialVersionUID = 1;

    public UnauthorizedException(String message, Answer answer) {
        super(message, answer);
    }
}
