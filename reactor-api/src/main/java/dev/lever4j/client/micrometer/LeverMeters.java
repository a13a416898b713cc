package dev.lever4j.client.micrometer;

import dev.lever4j.client.Lane;
import dev.lever4j.client.ResourceStatus;
import dev.lever4j.client.Telemetry.Refresh;
import dev.lever4j.client.Telemetry.Waiter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import reactor.core.Disposable;

/** The meters that are not made of observations. */
final class LeverMeters {
    private final MeterRegistry registry;
    private final StatusMeters status;

    LeverMeters(MeterRegistry registry) {
        this.registry = registry;
        this.status = StatusMeters.of(registry);
    }

    void waited(Lane lane, Duration wait, boolean admitted) {
        Timer.builder("lever.limiter.wait")
                .description("How long requests waited for their turn and a usable token")
                .tag("lane", lane.name())
                .tag("admitted", "" + admitted)
                .register(registry)
                .record(wait);
    }

    void refreshed(Refresh outcome) {
        status.refreshed(outcome);
    }

    void met(Waiter waiter, Duration wait) {
        Timer.builder("lever.page.wait")
                .description("Who waited at pages that are fetched ahead: the consumer for the page, or the page")
                .tag("waiter", waiter.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(wait);
    }

    Disposable watch(Supplier<ResourceStatus> source) {
        return status.add(source);
    }
}
