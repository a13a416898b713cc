package dev.lever4j.simulator.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook, at one moment; ask {@link Webhooks#delivery} for what became of it.
 *
 * @param number counted from 1
 * @param webhook the id of the webhook, or null where it was sent by hand
 * @param event as the body says it, unless the body was written by hand
 * @param body as it was sent the last time, or is about to be
 * @param tries those that have ended, oldest first
 * @param due when it is tried again; null unless it {@link State#WAITS}
 */
public record Delivery(
        long number,
        @Nullable String webhook,
        URI url,
        String event,
        String body,
        List<Try> tries,
        State state,
        @Nullable Instant due) {
    /** How a delivery stands. */
    public enum State {
        /** A try was begun and has not ended. */
        ON_ITS_WAY,
        /** The last try failed, and there will be another. */
        WAITS,
        /** The last try was answered with a 2xx. */
        ACKNOWLEDGED,
        /** The last try failed, or the simulator was closed; there will be no other unless somebody asks for it. */
        GIVEN_UP
    }

    /**
     * @param body what was sent
     * @param status of the answer, or 0 where none came
     * @param problem why no answer came, or null
     */
    public record Try(
            Instant sentAt,
            Instant endedAt,
            String body,
            int status,
            @Nullable String problem) {
        boolean acknowledged() {
            return status / 100 == 2;
        }

        /** Without the body: it tells of candidates. */
        @Override
        public String toString() {
            return problem == null ? Integer.toString(status) : problem;
        }
    }

    public Delivery {
        tries = List.copyOf(tries);
    }

    /** Without the body: it tells of candidates. */
    @Override
    public String toString() {
        return "#" + number + " " + event + " to " + url + ": " + state + " " + tries;
    }
}
