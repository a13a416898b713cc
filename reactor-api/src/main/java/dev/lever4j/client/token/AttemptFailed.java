package dev.lever4j.client.token;

import dev.lever4j.auth.refresh.TokenFailure;

/** Ends an attempt early. Never leaves this package: waiters get values. */
final class AttemptFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient TokenFailure failure;
    final long known;

    AttemptFailed(TokenFailure failure, long known) {
        super(failure.message(), failure.cause(), false, false);
        this.failure = failure;
        this.known = known;
    }
}
