package dev.lever4j.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The grant is dead (refused, revoked or spent): an admin of the account has to connect again. Nothing is sent for it
 * any more; once a newer grant is saved in the same token store, by whichever process, running clients notice it within
 * half a minute and go on with it.
 */
public final class ReauthorizationRequiredException extends AuthException {
    private static final long serialVersionUID = 1;

    private final GrantLoss loss;
    private final @Nullable String account;

    /** @param account null where the token store has no name for it */
    public ReauthorizationRequiredException(
            String message, GrantLoss loss, @Nullable String account, @Nullable Throwable cause) {
        super(message, cause);
        this.loss = loss;
        this.account = account;
    }

    /** Of an account without a name, whose refresh token was refused. */
    public ReauthorizationRequiredException(String message, @Nullable Throwable cause) {
        this(message, GrantLoss.REFUSED, null, cause);
    }

    /** Which account, as the token store calls it; empty where the store has no name for it. */
    public Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /** How it came to be lost. */
    public GrantLoss loss() {
        return loss;
    }
}
