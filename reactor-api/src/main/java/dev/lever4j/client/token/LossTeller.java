package dev.lever4j.client.token;

import dev.lever4j.auth.refresh.TokenFailure;
import dev.lever4j.client.GrantLossListener;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.ReauthorizationRequiredException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;

/**
 * Tells whose failure it is.
 *
 * @param account null where the store has no name for it
 * @param workers may block
 */
record LossTeller(@Nullable String account, GrantLossListener listener, Scheduler workers) {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.token");

    /** For one caller. */
    LeverException exception(TokenFailure failure) {
        return failure.toException(account);
    }

    /** On a worker of its own: what an application does about a loss may take its time. */
    void tell(TokenFailure failure) {
        ReauthorizationRequiredException loss = failure.toLoss(account);
        LOG.error("a grant is lost ({}): {}", loss.loss(), loss.getMessage());
        if (listener == GrantLossListener.NONE) {
            return;
        }
        try {
            workers.schedule(() -> tell(loss));
        } catch (RejectedExecutionException e) {
            LOG.warn("no worker was left to tell of a lost grant", e);
        }
    }

    private void tell(ReauthorizationRequiredException loss) {
        try {
            listener.lost(loss);
        } catch (Throwable fault) {
            LOG.warn("a listener for lost grants failed, which changes nothing", fault);
        }
    }
}
