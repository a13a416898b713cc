package dev.lever4j.export;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Work for a {@link Dispatch}, which calls all of this one after the other, never two at once: no state here needs a
 * guard of its own.
 *
 * @param <T> what comes of it
 */
interface Jobs<T> {
    /** What a job brought, not yet looked at. */
    @FunctionalInterface
    interface Landing<T> {
        /** Takes note of it and makes what is emitted; null for nothing. */
        @Nullable
        T land();
    }

    /** Called once before all else; what comes to the jobs later, from elsewhere, wakes the dispatch. */
    default void begin(Runnable wake) {}

    /** One more job, not begun; null if there is none now. An error of a job is the end. */
    @Nullable
    Mono<Landing<T>> next();

    /** Whether, with no job under way, there will be none any more. */
    boolean isOver();

    /** Lets go of everything; nothing is called any more. */
    default void end() {}
}
