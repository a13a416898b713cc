package dev.lever4j.client.micrometer;

import dev.lever4j.client.ResourceStatus;
import dev.lever4j.client.ResourceStatus.Connections;
import dev.lever4j.client.ResourceStatus.Limiters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Gauges and counters of all resources together: registered with the first, removed with the last. What closed
 * resources have counted stays counted.
 */
final class StatusMeters {
    private final MeterRegistry registry;
    private final List<Meter> registered = new ArrayList<>();
    private final Set<Supplier<ResourceStatus>> sources = new LinkedHashSet<>();
    private ResourceStatus past = NOTHING;

    private static final ResourceStatus NOTHING = new ResourceStatus(Limiters.NONE, Limiters.NONE, Connections.NONE);

    StatusMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    synchronized Disposable add(Supplier<ResourceStatus> source) {
        // a supplier of its own: the same one given twice counts twice
        Supplier<ResourceStatus> own = source::get;
        sources.add(own);
        if (registered.isEmpty()) {
            limiters("accounts", ResourceStatus::accounts);
            limiters("public", ResourceStatus::publicSites);
            connections("active", Connections::active);
            connections("idle", Connections::idle);
            connections("pending", Connections::pending);
        }
        return Disposables.composite(() -> remove(own));
    }

    private synchronized void remove(Supplier<ResourceStatus> source) {
        if (!sources.remove(source)) {
            return;
        }
        past = plus(past, counted(source.get()));
        if (sources.isEmpty()) {
            registered.forEach(registry::remove);
            registered.clear();
        }
    }

    private void limiters(String of, Function<ResourceStatus, Limiters> part) {
        gauge("lever.limiter.queue", "requests", of, part, Limiters::waiting, "Requests that wait for their turn");
        gauge("lever.limiter.limit", "permits", of, part, Limiters::limit, "Permits a second as configured");
        gauge("lever.limiter.rate", "permits", of, part, Limiters::rate, "Permits a second at present");
        counter("lever.limiter.permits", "permits", of, part, Limiters::spent, "Permits spent");
        counter("lever.limiter.throttled", "answers", of, part, Limiters::throttled, "Answers of 429");
    }

    private void gauge(
            String name,
            String unit,
            String of,
            Function<ResourceStatus, Limiters> part,
            ToDoubleFunction<Limiters> value,
            String description) {
        registered.add(Gauge.builder(name, this, all -> value.applyAsDouble(part.apply(all.sum())))
                .description(description)
                .baseUnit(unit)
                .tag("of", of)
                .strongReference(true)
                .register(registry));
    }

    private void counter(
            String name,
            String unit,
            String of,
            Function<ResourceStatus, Limiters> part,
            ToDoubleFunction<Limiters> value,
            String description) {
        registered.add(FunctionCounter.builder(name, this, all -> value.applyAsDouble(part.apply(all.sum())))
                .description(description)
                .baseUnit(unit)
                .tag("of", of)
                .register(registry));
    }

    private void connections(String state, ToDoubleFunction<Connections> value) {
        registered.add(Gauge.builder(
                        "lever.connections",
                        this,
                        all -> value.applyAsDouble(all.sum().connections()))
                .description("Connections, and requests that wait for one (pending)")
                .tag("state", state)
                .strongReference(true)
                .register(registry));
    }

    private synchronized ResourceStatus sum() {
        BinaryOperator<ResourceStatus> plus = StatusMeters::plus;
        return sources.stream().map(Supplier::get).reduce(past, plus);
    }

    private static ResourceStatus plus(ResourceStatus one, ResourceStatus other) {
        return new ResourceStatus(
                one.accounts().plus(other.accounts()),
                one.publicSites().plus(other.publicSites()),
                one.connections().plus(other.connections()));
    }

    private static ResourceStatus counted(ResourceStatus closed) {
        return new ResourceStatus(counted(closed.accounts()), counted(closed.publicSites()), Connections.NONE);
    }

    private static Limiters counted(Limiters closed) {
        return new Limiters(0, 0, 0, 0, closed.spent(), closed.throttled());
    }
}
