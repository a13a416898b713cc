package dev.lever4j.client;

import dev.lever4j.client.Telemetry.Waiter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where pages that are fetched ahead and their demand meet: whoever comes first waits, and that is told. */
record Meetings(Telemetry telemetry, LongSupplier ticker) {
    /** As {@link PageWalk#ahead}. */
    <T> Flux<Page<T>> ahead(Mono<Page<T>> page) {
        return telemetry == Telemetry.NONE ? PageWalk.ahead(page) : Flux.defer(() -> met(page, new Meeting()));
    }

    private <T> Flux<Page<T>> met(Mono<Page<T>> page, Meeting meeting) {
        return PageWalk.ahead(page.doOnNext(fetched -> meeting.comes(Waiter.PAGE)))
                .doOnRequest(demand -> meeting.comes(Waiter.CONSUMER));
    }

    private record Arrival(Waiter who, long at) {}

    /** One page and its demand, which may come more than once. */
    private final class Meeting {
        private final AtomicReference<@Nullable Arrival> first = new AtomicReference<>();
        private final AtomicBoolean over = new AtomicBoolean();

        void comes(Waiter who) {
            Arrival now = new Arrival(who, ticker.getAsLong());
            Arrival before = first.compareAndExchange(null, now);
            if (before != null && before.who() != who && over.compareAndSet(false, true)) {
                // two threads may have read the clock in another order than they came here
                telemetry.met(before.who(), Duration.ofNanos(Math.max(0, now.at() - before.at())));
            }
        }
    }
}
