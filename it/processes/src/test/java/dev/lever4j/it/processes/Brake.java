package dev.lever4j.it.processes;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Holds this process at one step of its next refresh, says so, and holds until it is let go. */
final class Brake {
    private final Consumer<Step> told;
    private @Nullable Step set;
    private Sinks.Empty<Void> going = Sinks.empty();

    Brake(Consumer<Step> told) {
        this.told = told;
    }

    synchronized void set(Step step) {
        set = step;
        going = Sinks.empty();
    }

    synchronized void release() {
        going.tryEmitEmpty();
    }

    /** Empty at once unless this is the step. */
    Mono<Void> reached(Step step) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> hold = taken(step);
            if (hold == null) {
                return Mono.empty();
            }
            told.accept(step);
            return hold.asMono();
        });
    }

    private synchronized Sinks.@Nullable Empty<Void> taken(Step step) {
        if (set != step) {
            return null;
        }
        set = null;
        return going;
    }
}
