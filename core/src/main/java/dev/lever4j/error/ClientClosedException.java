package dev.lever4j.error;

/**
 * The client was closed before or while the call ran. A write that was out by then is an
 * {@link OutcomeUnknownException}.
 */
public final class ClientClosedException extends LeverException {
    private static final long serialVersionUID = 1;

    public ClientClosedException() {
        super("the client is closed; build a new one", null);
    }
}
