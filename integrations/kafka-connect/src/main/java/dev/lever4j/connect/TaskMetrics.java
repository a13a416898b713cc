package dev.lever4j.connect;

import dev.lever4j.client.ResourceStatus;
import dev.lever4j.client.ResourceStatus.Limiters;
import dev.lever4j.client.Telemetry;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/**
 * What a task does, as metrics of Connect's, by the names that the client's meters have in Micrometer. Workers before
 * Kafka 4.1 have no place for them. Safe to share among threads.
 */
final class TaskMetrics implements Telemetry, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.connect");

    private final LongAdder written = new LongAdder();
    private final LongAdder tombstones = new LongAdder();
    private final Map<Refresh, LongAdder> refreshes = new EnumMap<>(Refresh.class);
    private final Map<List<Object>, LongAdder> leftOut = new ConcurrentHashMap<>();
    private final List<Supplier<ResourceStatus>> watched = new CopyOnWriteArrayList<>();
    private final @Nullable Gauges gauges;

    private TaskMetrics(@Nullable Gauges gauges) {
        this.gauges = gauges;
        for (Refresh outcome : Refresh.values()) {
            refreshes.put(outcome, new LongAdder());
        }
    }

    static TaskMetrics of(SourceTaskContext context) {
        try {
            PluginMetrics connect = context.pluginMetrics();
            return new TaskMetrics(connect == null ? null : new Gauges(connect));
        } catch (LinkageError | UnsupportedOperationException e) {
            LOG.info("this worker takes no metrics of a connector: that begins with Kafka 4.1");
            return new TaskMetrics(null);
        }
    }

    /** What there is to be told of. */
    void of(List<AccountStream> streams, Arrivals arrivals) {
        if (gauges == null) {
            return;
        }
        gauges.add("lever.connect.records", "Records handed to the worker", written::sum);
        gauges.add("lever.connect.tombstones", "Of them, tombstones", tombstones::sum);
        gauges.add("lever.connect.waiting", "Answers of Lever's that wait for the worker", arrivals::size);
        for (Standing.State state : Standing.State.values()) {
            gauges.add(
                    "lever.connect.streams", "Lists of accounts", () -> count(streams, state), "state", lower(state));
        }
        limiter("lever.limiter.accounts", "Queues, each with a limit of its own", Limiters::count);
        limiter("lever.limiter.queue", "Requests that wait for their turn", Limiters::waiting);
        limiter("lever.limiter.queue.longest", "Requests that wait in the longest queue", Limiters::longest);
        limiter("lever.limiter.limit", "Permits a second, as configured", Limiters::limit);
        limiter("lever.limiter.rate", "Permits a second at present", Limiters::rate);
        limiter("lever.limiter.permits", "Permits spent", Limiters::spent);
        limiter("lever.limiter.throttled", "Answers of 429", Limiters::throttled);
        refreshes.forEach((outcome, count) ->
                gauges.add("lever.token.refreshes", "Refresh tokens presented", count::sum, "outcome", outcome.name()));
    }

    private void limiter(String name, String words, ToDoubleFunction<Limiters> value) {
        Objects.requireNonNull(gauges).add(name, words, () -> value.applyAsDouble(limiters()));
    }

    private Limiters limiters() {
        return watched.stream().map(status -> status.get().accounts()).reduce(Limiters.NONE, Limiters::plus);
    }

    private static double count(List<AccountStream> streams, Standing.State state) {
        return streams.stream().filter(one -> one.standing().state() == state).count();
    }

    private static String lower(Standing.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    void sent(List<SourceRecord> records) {
        written.add(records.size());
        records.stream().filter(record -> record.value() == null).forEach(record -> tombstones.increment());
    }

    /** A list under a record, or what was to come with one: each time. */
    void leftOut(ExportResource resource, Skipped.Reason reason) {
        leftOut.computeIfAbsent(List.of(resource, reason), kind -> {
                    LongAdder count = new LongAdder();
                    if (gauges != null) {
                        gauges.add(
                                "lever.connect.left.out",
                                "Lists under records, and what was to come with some, that are left out",
                                count::sum,
                                "resource",
                                resource.text(),
                                "reason",
                                reason.name().toLowerCase(Locale.ROOT));
                    }
                    return count;
                })
                .increment();
    }

    @Override
    public Watch<RefreshEnd> refresh() {
        return end -> Objects.requireNonNull(refreshes.get(end.outcome())).increment();
    }

    @Override
    public Disposable watch(Supplier<ResourceStatus> status) {
        watched.add(status);
        return () -> watched.remove(status);
    }

    @Override
    public void close() {
        if (gauges != null) {
            gauges.close();
        }
    }

    /** Apart, so that this class can be loaded where Kafka's are not there. */
    private static final class Gauges {
        private final PluginMetrics connect;
        private final List<MetricName> names = new CopyOnWriteArrayList<>();

        Gauges(PluginMetrics connect) {
            this.connect = connect;
        }

        /** @param tags names and values in turn */
        void add(String name, String words, DoubleSupplier value, String... tags) {
            LinkedHashMap<String, String> all = new LinkedHashMap<>();
            for (int i = 0; i < tags.length; i += 2) {
                all.put(tags[i], tags[i + 1]);
            }
            MetricName metric = connect.metricName(name, words, all);
            Gauge<Double> gauge = (config, now) -> value.getAsDouble();
            connect.addMetric(metric, gauge);
            names.add(metric);
        }

        void close() {
            names.forEach(connect::removeMetric);
            names.clear();
        }
    }
}
