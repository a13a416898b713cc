package dev.lever4j.error;

/** 5xx: Lever could not answer. */
public final class ServerErrorException extends ApiException {
    private static final long serialVersionUID = 1;

    public ServerErrorException(String message, Answer answer) {
        super(message, answer);
    }
}
