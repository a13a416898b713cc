package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.OAuthClientException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.RefreshOutcomeUnknownException;
import dev.lever4j.error.TokenStoreException;
import reactor.core.publisher.Signal;

/**
 * The same token error for many waiters. Each gets an instance, since each call notes on it what it had tried; asking
 * the source once more for each would start a refresh for each.
 */
final class TokenErrors {
    private TokenErrors() {}

    static Throwable of(Signal<Authorization> answer) {
        Throwable error = answer.getThrowable();
        return error == null ? new IllegalStateException("the token source ended without a token") : error;
    }

    static Throwable again(Throwable error) {
        String message = String.valueOf(error.getMessage());
        if (error instanceof ReauthorizationRequiredException lost) {
            return new ReauthorizationRequiredException(
                    message, lost.loss(), lost.account().orElse(null), error);
        }
        if (error instanceof AuthUnavailableException) {
            return new AuthUnavailableException(message, error);
        }
        if (error instanceof TokenStoreException) {
            return new TokenStoreException(message, error);
        }
        if (error instanceof RefreshOutcomeUnknownException) {
            return new RefreshOutcomeUnknownException(message, error);
        }
        if (error instanceof OAuthClientException) {
            return new OAuthClientException(message, error);
        }
        return error instanceof ClientClosedException ? new ClientClosedException() : error;
    }
}
