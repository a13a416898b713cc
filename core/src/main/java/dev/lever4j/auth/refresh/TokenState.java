package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Settle;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one account's token at one moment. Immutable; moved by compare-and-set by whoever has an event.
 *
 * <pre>
 *   Empty ──needed──▶ Refreshing ──usable──▶ Valid ──needed, in a zone──▶ Refreshing
 *     ▲                │ ▲  │   └─not saved─▶ Unsaved ──saved──▶ Valid
 *     └──── failed ────┘ │  ├─ answer lost ─▶ Lost ──needed, after a pause──▶ Refreshing (again)
 *      elsewhere, again ─┘  └─ refused ─────▶ Dead ──needed, after a pause──▶ Dead (looks for a newer grant)
 *   Valid ──rejected──▶ Empty                                any ──closing──▶ Closed
 * </pre>
 */
public sealed interface TokenState permits Empty, Valid, Refreshing, Unsaved, Lost, Dead, Closed {
    /** Nothing is known and the store has not been read. */
    TokenState START = new Empty(Job.Refresh.NEVER_READ, Setback.NONE);

    /** The token that this state would serve; null if none. */
    @Nullable
    LiveToken token();

    /**
     * Whether the store knows as much, so that this can be forgotten and the store be read again. What was told of a
     * loss only this knows.
     */
    default boolean isStored() {
        return false;
    }

    Decision needed(Moment now);

    Decision closing(Moment now);

    /** Pure: the same arguments give an equal decision, apart from the identity of the attempts in it. */
    default Decision decide(TokenEvent event, Moment now) {
        if (event instanceof TokenEvent.Needed) {
            return needed(now);
        }
        if (event instanceof TokenEvent.Accepted accepted) {
            return new Decision(accepted(accepted.generation()), new TokenEffect.Done());
        }
        if (event instanceof TokenEvent.Rejected rejected) {
            return rejected(rejected.generation(), now);
        }
        return event instanceof TokenEvent.Ended ended ? ended(ended.attempt(), ended.outcome(), now) : closing(now);
    }

    /** Most states do not care. */
    default TokenState accepted(long generation) {
        return this;
    }

    /** Where the rejected token is not the one at hand, another can be had. */
    default Decision rejected(long generation, Moment now) {
        return new Decision(this, new Answer(true));
    }

    /** An attempt that this state does not wait for moves nothing. */
    default Decision ended(Attempt attempt, AttemptOutcome outcome, Moment now) {
        return new Decision(this, new Settle(asIs(outcome), null));
    }

    private static Settlement asIs(AttemptOutcome outcome) {
        if (outcome instanceof AttemptOutcome.Usable usable) {
            return new Settlement.Ready(usable.token());
        }
        if (outcome instanceof AttemptOutcome.NotSaved unsaved) {
            return new Settlement.Failed(unsaved.failure());
        }
        return outcome instanceof AttemptOutcome.Failed failed
                ? new Settlement.Failed(failed.failure())
                : new Settlement.Again();
    }
}
