package dev.lever4j.error;

/** 403: the credential's scopes or the account's settings do not allow it. Never retried. */
public final class ForbiddenException extends ApiException {
    private static final long serialVersionUID = 1;

    public ForbiddenException(String message, Answer answer) {
        super(message, answer);
    }
}
