package dev.lever4j.client;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A close that runs once, however often it is asked for, and that nobody's cancellation breaks off. */
final class Closing {
    private final AtomicReference<@Nullable Mono<Void>> begun = new AtomicReference<>();

    /** Runs the steps unless others have begun already; completes with those that have. */
    Mono<Void> once(Supplier<Mono<Void>> steps) {
        return Mono.defer(() -> {
            Mono<Void> mine = Mono.defer(steps).cache();
            Mono<Void> first = begun.compareAndExchange(null, mine);
            return first == null ? mine : first;
        });
    }
}
