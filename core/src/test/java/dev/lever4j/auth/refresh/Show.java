package dev.lever4j.auth.refresh;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** States and effects in a few words. */
final class Show {
    private static final long NOW = Duration.ofHours(5).toNanos();

    private Show() {}

    static String state(TokenState state) {
        if (state instanceof Empty empty) {
            return "Empty(known " + empty.known() + setback(empty.setback()) + ")";
        }
        if (state instanceof Valid valid) {
            return "Valid(" + token(valid.token()) + setback(valid.setback()) + ")";
        }
        if (state instanceof Refreshing refreshing) {
            return "Refreshing(" + job(refreshing.attempt()) + ", " + token(refreshing.token()) + patience(refreshing)
                    + ")";
        }
        if (state instanceof Unsaved unsaved) {
            return "Unsaved(" + job(unsaved.saving()) + ", " + token(unsaved.token()) + ")";
        }
        if (state instanceof Lost lost) {
            return "Lost(known " + lost.known() + ", " + token(lost.token()) + (lost.spent() ? ", spent" : "")
                    + setback(lost.setback()) + ")";
        }
        if (state instanceof Dead dead) {
            return "Dead(known " + dead.known() + (dead.token() == null ? "" : ", " + token(dead.token()))
                    + setback(dead.setback()) + (dead.look() == null ? "" : ", " + job(dead.look())) + ")";
        }
        return state instanceof Closed closed
                ? "Closed(" + token(closed.token()) + (closed.last() == null ? "" : ", " + job(closed.last()))
                        + (closed.unsaved() == null ? "" : ", unsaved") + (closed.triedAgain() ? ", tried again" : "")
                        + ")"
                : state.getClass().getSimpleName();
    }

    static String effect(TokenEffect effect) {
        if (effect instanceof TokenEffect.Serve serve) {
            return "serve " + token(serve.token());
        }
        if (effect instanceof TokenEffect.ServeAndStart both) {
            return "serve " + token(both.token()) + ", start " + job(both.attempt());
        }
        if (effect instanceof TokenEffect.Start start) {
            return "start and wait " + job(start.attempt()) + atMost(start.patience());
        }
        if (effect instanceof TokenEffect.Join join) {
            return "join" + atMost(join.patience());
        }
        if (effect instanceof TokenEffect.Fail fail) {
            return "fail " + fail.failure().kind();
        }
        if (effect instanceof TokenEffect.Answer answer) {
            return answer.another() ? "another can be had" : "final";
        }
        return effect instanceof TokenEffect.Settle settle ? settled(settle) : "done";
    }

    private static String settled(TokenEffect.Settle settle) {
        return waiters(settle.settlement())
                + (settle.next() == null ? "" : ", start " + job(settle.next()))
                + (settle.loss() == null
                        ? ""
                        : ", tell of " + settle.loss().toLoss(null).loss());
    }

    private static String waiters(Settlement settlement) {
        if (settlement instanceof Settlement.Ready ready) {
            return "waiters get " + token(ready.token());
        }
        return settlement instanceof Settlement.Failed failed
                ? "waiters fail " + failed.failure().kind()
                : "waiters ask again";
    }

    private static String job(Attempt attempt) {
        if (attempt.job() instanceof Job.Refresh refresh) {
            return refresh.mode() + (refresh.watch() == null ? "" : " watching") + after(refresh.delay());
        }
        return "SAVE " + ((Job.Save) attempt.job()).failures()
                + after(attempt.job().delay());
    }

    private static String after(Duration delay) {
        return delay.isZero() ? "" : " after " + delay.toMillis() + " ms";
    }

    private static String patience(Refreshing refreshing) {
        long left = refreshing.patienceTick() - NOW;
        return refreshing.token() == null || left <= 0
                ? ""
                : ", patience" + atMost(Duration.ofNanos(left)).replace(" for", "");
    }

    private static String atMost(@Nullable Duration patience) {
        return patience == null ? "" : " for " + patience.toMillis() + " ms";
    }

    private static String setback(Setback setback) {
        return setback.failures() == 0
                ? ""
                : ", failures " + setback.failures() + after(Duration.ofNanos(setback.retryTick() - NOW));
    }

    private static String token(@Nullable LiveToken token) {
        return token == null ? "none" : "#" + token.generation() + (token.accepted() ? " proven" : "");
    }
}
