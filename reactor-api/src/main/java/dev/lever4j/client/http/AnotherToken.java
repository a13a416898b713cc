package dev.lever4j.client.http;

import dev.lever4j.error.UnauthorizedException;

/**
 * A 401 after which another token can be had. Goes from admission to the filter above it and no further, so it has no
 * stack.
 */
final class AnotherToken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final UnauthorizedException refusal;

    AnotherToken(UnauthorizedException refusal) {
        super("another token can be had", refusal, false, false);
        this.refusal = refusal;
    }

    UnauthorizedException refusal() {
        return refusal;
    }
}
