package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/** No connection: refused, unresolved, TLS failed, proxy refused, or none free in time. Nothing was sent. */
public final class ConnectionFailedException extends NoAnswerException {
    private static final long serialVersionUID = 1;

    private final boolean worthRetrying;

    public ConnectionFailedException(String message, boolean worthRetrying, @Nullable Throwable cause) {
        super(message, false, cause);
        this.worthRetrying = worthRetrying;
    }

    /** False for what another try cannot mend, such as a certificate that is not trusted. */
    public boolean isWorthRetrying() {
        return worthRetrying;
    }
}
