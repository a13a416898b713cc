package dev.lever4j.client.token;

import dev.lever4j.auth.refresh.AttemptOutcome;
import dev.lever4j.auth.refresh.AttemptOutcome.Elsewhere;
import dev.lever4j.auth.refresh.AttemptOutcome.Failed;
import dev.lever4j.auth.refresh.AttemptOutcome.NotSaved;
import dev.lever4j.auth.refresh.AttemptOutcome.Usable;
import dev.lever4j.auth.refresh.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per attempt: its outcome and generation, never a token. What goes on and on is said ever less often. */
final class TokenLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.token");

    private TokenLog() {}

    static void note(Job job, AttemptOutcome outcome) {
        if (outcome instanceof Usable usable) {
            LOG.debug("token generation {} is in use", usable.token().generation());
        } else if (outcome instanceof NotSaved unsaved) {
            note(job, unsaved);
        } else if (outcome instanceof Failed failed) {
            LOG.warn("no new token: {}", failed.failure().message());
        } else if (outcome instanceof Elsewhere elsewhere
                && isNews(elsewhere.watch().looks())) {
            LOG.debug(
                    "another process refreshes generation {}; looked {} times",
                    elsewhere.watch().seen().generation(),
                    elsewhere.watch().looks());
        }
    }

    private static void note(Job job, NotSaved unsaved) {
        int failures = job instanceof Job.Save save ? save.failures() : 0;
        if (isNews(failures)) {
            LOG.error(
                    "token generation {}: {}",
                    unsaved.rotation().token().generation(),
                    unsaved.failure().message());
        }
    }

    /** Powers of two. */
    private static boolean isNews(int times) {
        return Integer.bitCount(times) <= 1;
    }
}
