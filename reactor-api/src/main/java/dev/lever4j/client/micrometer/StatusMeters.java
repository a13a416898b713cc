package dev.lever4j.client.micrometer;

import dev.lever4j.client.ResourceStatus;
import dev.lever4j.client.ResourceStatus.Connections;
import dev.lever4j.client.ResourceStatus.Limiters;
import dev.lever4j.client.Telemetry.Refresh;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Gauges and counters of all resources together: registered with the first, removed with the last. What closed
 * resources have counted stays counted. Whoever reads a meter needs no lock.
 *
 * <p>There is one for a registry, which gives out the meter that it has to whoever registers another of that name: two
 * would see one's numbers, and one would remove the other's. The registry's meters keep it alive, and it the registry,
 * as long as there are resources; hence both are held weakly here.
 */
final class StatusMeters {
    private static final Map<MeterRegistry, WeakReference<StatusMeters>> ALL = new WeakHashMap<>();
    private static final ResourceStatus NOTHING = new ResourceStatus(Limiters.NONE, Limiters.NONE, Connections.NONE);

    private final MeterRegistry registry;
    private final List<Meter> registered = new ArrayList<>();
    private volatile Map<Refresh, Counter> refreshes = Map.of();
    private volatile Watched watched = new Watched(List.of(), NOTHING);

    /** @param past what closed resources have counted */
    private record Watched(List<Supplier<ResourceStatus>> sources, ResourceStatus past) {
        ResourceStatus sum() {
            return sources.stream().map(Supplier::get).reduce(past, StatusMeters::plus);
        }
    }

    private StatusMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    static StatusMeters of(MeterRegistry registry) {
        synchronized (ALL) {
            WeakReference<StatusMeters> known = ALL.get(registry);
            StatusMeters there = known == null ? null : known.get();
            StatusMeters its = there == null ? new StatusMeters(registry) : there;
            ALL.put(registry, new WeakReference<>(its));
            return its;
        }
    }

    /** Counted from 0 on: of a series that begins with 1, nobody sees that it has increased. */
    void refreshed(Refresh outcome) {
        Counter counter = refreshes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    synchronized Disposable add(Supplier<ResourceStatus> source) {
        List<Supplier<ResourceStatus>> sources = new ArrayList<>(watched.sources());
        sources.add(source);
        watched = new Watched(List.copyOf(sources), watched.past());
        if (registered.isEmpty()) {
            limiters("data", ResourceStatus::accounts);
            limiters("postings", ResourceStatus::publicSites);
            connections("active", Connections::active);
            connections("idle", Connections::idle);
            connections("pending", Connections::pending);
            refreshes = Arrays.stream(Refresh.values()).collect(Collectors.toMap(outcome -> outcome, this::refreshes));
        }
        return Disposables.composite(() -> remove(source));
    }

    private synchronized void remove(Supplier<ResourceStatus> source) {
        List<Supplier<ResourceStatus>> sources = new ArrayList<>(watched.sources());
        if (sources.remove(source)) {
            watched = new Watched(List.copyOf(sources), plus(watched.past(), counted(source.get())));
        }
        if (sources.isEmpty()) {
            registered.forEach(registry::remove);
            registered.clear();
        }
    }

    private Counter refreshes(Refresh outcome) {
        Counter counter = Counter.builder("lever.token.refreshes")
                .description("Refresh tokens that were presented")
                .tag("outcome", outcome.name())
                .register(registry);
        registered.add(counter);
        return counter;
    }

    private void limiters(String api, Function<ResourceStatus, Limiters> part) {
        gauge("lever.limiter.accounts", api, part, Limiters::count, "Queues, each with a limit of its own");
        gauge("lever.limiter.queue", api, part, Limiters::waiting, "Requests that wait for their turn");
        gauge("lever.limiter.queue.longest", api, part, Limiters::longest, "Those that wait in the longest queue");
        gauge("lever.limiter.limit", api, part, Limiters::limit, "Permits a second as configured");
        gauge("lever.limiter.rate", api, part, Limiters::rate, "Permits a second at present");
        counter("lever.limiter.permits", api, part, Limiters::spent, "Permits spent");
        counter("lever.limiter.throttled", api, part, Limiters::throttled, "Answers of 429");
    }

    private void gauge(
            String name,
            String api,
            Function<ResourceStatus, Limiters> part,
            ToDoubleFunction<Limiters> value,
            String description) {
        registered.add(Gauge.builder(name, () -> value.applyAsDouble(part.apply(watched.sum())))
                .description(description)
                .tag("api", api)
                .register(registry));
    }

    private void counter(
            String name,
            String api,
            Function<ResourceStatus, Limiters> part,
            ToDoubleFunction<Limiters> value,
            String description) {
        registered.add(FunctionCounter.builder(name, this, all -> value.applyAsDouble(part.apply(all.watched.sum())))
                .description(description)
                .tag("api", api)
                .register(registry));
    }

    private void connections(String state, ToDoubleFunction<Connections> value) {
        registered.add(Gauge.builder(
                        "lever.connections",
                        () -> value.applyAsDouble(watched.sum().connections()))
                .description("Connections in use (active) and not (idle), and requests that wait for one (pending)")
                .tag("state", state)
                .register(registry));
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
        return new Limiters(0, 0, 0, 0, closed.spent(), closed.throttled(), 0);
    }
}
