package dev.lever4j.client;

import dev.lever4j.client.admission.Door;
import dev.lever4j.error.ClientClosedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** Counts the calls in flight, and once closed lets no new one in. */
final class CallGate implements Door {
    private static final long CLOSED = Long.MIN_VALUE;
    private static final Duration LONGEST = Duration.ofDays(365);

    private final AtomicLong inFlight = new AtomicLong();
    private final Sinks.Empty<Void> drained = Sinks.empty();

    /** The call, counted from each subscription to its end or cancellation; refused once the gate is closed. */
    <T> Mono<T> through(Mono<T> call) {
        return Mono.defer(() -> enter() ? call.doFinally(end -> leave()) : Mono.error(ClientClosedException::new));
    }

    /** Refuses new calls from now on; completes when the last one has left, or the patience is over. */
    Mono<Void> close(Duration patience, Scheduler scheduler) {
        Duration finite = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
        return Mono.defer(() -> {
                    long before = inFlight.getAndUpdate(count -> count | CLOSED);
                    if ((before & ~CLOSED) == 0) {
                        drained.tryEmitEmpty();
                    }
                    return drained.asMono();
                })
                .timeout(finite, Mono.empty(), scheduler);
    }

    @Override
    public boolean enter() {
        return inFlight.getAndUpdate(count -> count < 0 ? count : count + 1) >= 0;
    }

    @Override
    public void leave() {
        if (inFlight.decrementAndGet() == CLOSED) {
            drained.tryEmitEmpty();
        }
    }
}
