package dev.lever4j.it.faults.cell;

import dev.lever4j.client.ResourceStatus;
import dev.lever4j.client.Telemetry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Asks how many connections are in use, which none may be once a call has ended: the next one would wait for it. */
final class PoolWatch implements Telemetry {
    private static final Duration TURN = Duration.ofMillis(2);

    private final AtomicReference<@Nullable Supplier<ResourceStatus>> pools = new AtomicReference<>();

    @Override
    public Disposable watch(Supplier<ResourceStatus> status) {
        pools.set(status);
        return Telemetry.NONE.watch(status);
    }

    /**
     * What is given up is given back on its event loop, so a moment later.
     *
     * @throws AssertionError where one is in use after so long a wait
     */
    void allGivenBack(long millis) {
        Supplier<ResourceStatus> status = pools.get();
        if (status == null) {
            throw new AssertionError("nobody has told how the pools stand");
        }
        long until = System.nanoTime() + millis * 1_000_000;
        for (int used = used(status); used > 0; used = used(status)) {
            if (System.nanoTime() > until) {
                throw new AssertionError(used + " connections were not given back to their pool");
            }
            Mono.delay(TURN).block();
        }
    }

    private static int used(Supplier<ResourceStatus> status) {
        ResourceStatus.Connections all = status.get().connections();
        return all.active() + all.pending();
    }
}
