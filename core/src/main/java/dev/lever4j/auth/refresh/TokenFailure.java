package dev.lever4j.auth.refresh;

import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.GrantLoss;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.OAuthClientException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.RefreshOutcomeUnknownException;
import dev.lever4j.error.TokenStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Why no token could be had, as a value: one failure is told to many callers, and each gets an exception of its own.
 *
 * @param message without secrets
 */
public record TokenFailure(
        Kind kind, String message, @Nullable Throwable cause) {
    /** What became of the grant, as far as anybody knows. */
    public enum Kind {
        /** The grant is intact; another attempt may succeed. */
        UNAVAILABLE,
        /** The token endpoint does not accept the app; the grant is intact. */
        CLIENT,
        /** The store could not read or save. */
        STORE,
        /** The refresh token may be spent, and what it was spent for is lost. */
        OUTCOME_UNKNOWN,
        /** The grant is dead: its refresh token was refused. */
        REFUSED,
        /** The grant is dead: a refresh broke off before what it brought was saved. */
        BROKEN_OFF,
        /** No refresh is started any more. */
        CLOSED;

        boolean isLoss() {
            return this == REFUSED || this == BROKEN_OFF;
        }
    }

    public static TokenFailure of(Kind kind, String message) {
        return new TokenFailure(kind, message, null);
    }

    /**
     * A new instance with each call.
     *
     * @param account whose grant it is; null where it has no name
     */
    public LeverException toException(@Nullable String account) {
        return switch (kind) {
            case UNAVAILABLE -> new AuthUnavailableException(message, cause);
            case CLIENT -> new OAuthClientException(message, cause);
            case STORE -> new TokenStoreException(message, cause);
            case OUTCOME_UNKNOWN -> new RefreshOutcomeUnknownException(message, cause);
            case REFUSED, BROKEN_OFF -> toLoss(account);
            case CLOSED -> new ClientClosedException();
        };
    }

    /** This failure as the loss of a grant; a new instance with each call. */
    public ReauthorizationRequiredException toLoss(@Nullable String account) {
        GrantLoss loss = switch (kind) {
            case BROKEN_OFF -> GrantLoss.BROKEN_OFF;
            case STORE -> GrantLoss.NOT_SAVED;
            default -> GrantLoss.REFUSED;
        };
        String named = account == null ? message : "account " + account + ": " + message;
        return new ReauthorizationRequiredException(named, loss, account, cause);
    }
}
