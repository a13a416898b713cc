package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The grant is dead (refused, revoked or spent): an admin of the account has to connect again. Final for the resources
 * that found it out: once the new grant is saved, build them and their clients anew.
 */
public final class ReauthorizationRequiredException extends AuthException {
    private static final long serialVersionUID = 1;

    public ReauthorizationRequiredException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
