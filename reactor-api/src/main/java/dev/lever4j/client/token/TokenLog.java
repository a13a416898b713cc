package dev.lever4j.client.token;

import dev.lever4j.auth.refresh.AttemptOutcome;
import dev.lever4j.auth.refresh.AttemptOutcome.NotSaved;
import dev.lever4j.auth.refresh.AttemptOutcome.Usable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per attempt: its outcome and generation, never a token. */
final class TokenLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.token");

    private TokenLog() {}

    static void note(AttemptOutcome outcome) {
        if (outcome instanceof Usable usable) {
            LOG.debug("token generation {} is in use", usable.token().generation());
        } else if (outcome instanceof NotSaved unsaved) {
            LOG.error(
                    "token generation {}: {}",
                    unsaved.rotation().token().generation(),
                    unsaved.failure().message());
        } else if (outcome instanceof AttemptOutcome.Failed failed) {
            LOG.warn("no new token: {}", failed.failure().message());
        }
    }
}
