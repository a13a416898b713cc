package dev.lever4j.connect;

import dev.lever4j.simulator.Simulator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** As much of a worker as a task sees: hands it offsets, which have been JSON meanwhile, and takes its records. */
final class Worker implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(30);

    final Map<String, String> configured = new HashMap<>();
    final List<SourceRecord> written = new ArrayList<>();
    final Metrics metrics = new Metrics();

    /** As texts, as in the topic: names in another order are another partition. */
    final Map<String, String> offsets = new LinkedHashMap<>();

    private final JsonConverter json = new JsonConverter();
    private @Nullable LeverSourceTask task;

    Worker(Map<String, String> settings) {
        configured.putAll(settings);
        json.configure(Map.of("schemas.enable", "false", "converter.type", "value"));
    }

    /** Of one account by its key, at a rate that nobody waits for. */
    static Worker of(Simulator lever) {
        Worker worker = new Worker(Map.of(
                Keys.API_KEY, lever.apiKey(),
                Keys.BASE_URL, lever.baseUrl().toString(),
                Keys.AUTH_URL, lever.authUrl().toString(),
                Keys.RATE, "100000",
                Keys.BURST, "100000",
                Keys.POLL_INTERVAL, "100",
                Keys.LIST_INTERVAL, "100"));
        return worker.with(Keys.TOPIC, "${resource}");
    }

    Worker with(String key, String value) {
        configured.put(key, value);
        return this;
    }

    Worker start() {
        List<String> accounts = new Settings(configured).accounts();
        LeverSourceTask begun = new LeverSourceTask();
        task = begun;
        Map<String, String> dealt = Deal.of(configured, accounts, Set.of(), 1).get(0);
        begun.initialize(new Context(dealt));
        begun.start(dealt);
        return this;
    }

    LeverSourceTask task() {
        return Objects.requireNonNull(task);
    }

    void stop() {
        task().stop();
        task = null;
    }

    /** What one poll brings, once one brings something. Nothing of it is kept yet. */
    List<SourceRecord> poll() {
        return poll(records -> true);
    }

    private List<SourceRecord> poll(Predicate<List<SourceRecord>> enough) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            List<SourceRecord> records = pollOnce();
            if (!records.isEmpty() && enough.test(records)) {
                return records;
            }
        }
        throw new AssertionError("nothing came within " + LIMIT);
    }

    List<SourceRecord> pollOnce() {
        try {
            List<SourceRecord> records = task().poll();
            return records == null ? List.of() : records;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes records and keeps their offsets, as after a transaction, or after they were acknowledged. */
    void keep(Collection<SourceRecord> records) {
        written.addAll(records);
        records.forEach(record -> offsets.put(text(record.sourcePartition()), text(record.sourceOffset())));
    }

    /** Polls and keeps until it is so. */
    Worker until(BooleanSupplier so) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to it within " + LIMIT + "; written: " + written.size());
            }
            keep(pollOnce());
        }
        return this;
    }

    /** Whether all that there is has been read once, and taken: of an account that is followed, or rests. */
    boolean hasRead() {
        keep(pollOnce());
        return task().hasRead();
    }

    /** A topic as it is when it has been compacted. */
    Map<Object, Object> table(String topic) {
        Map<Object, Object> table = new LinkedHashMap<>();
        for (SourceRecord record : written) {
            if (record.topic().equals(topic)) {
                if (record.value() == null) {
                    table.remove(record.key());
                } else {
                    table.put(record.key(), record.value());
                }
            }
        }
        return table;
    }

    List<SourceRecord> topic(String topic) {
        return written.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /**
     * Records that say what one before them of the same key has said, with nothing between. Not tombstones: one who was
     * anonymized long ago may be changed in other ways.
     */
    long repeated() {
        Map<List<Object>, Object> last = new HashMap<>();
        long repeated = 0;
        for (SourceRecord record : written) {
            List<Object> key = List.of(record.topic(), record.key());
            Object value = record.value() == null ? "" : record.value();
            boolean isTombstone = record.value() == null;
            repeated += value.equals(last.put(key, value)) && !isTombstone ? 1 : 0;
        }
        return repeated;
    }

    String text(Map<String, ?> map) {
        byte[] bytes = Objects.requireNonNull(json.fromConnectData("offsets", null, map));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // JSON without a schema is that
    <T> Map<String, T> map(String text) {
        return (Map<String, T>)
                json.toConnectData("offsets", text.getBytes(StandardCharsets.UTF_8)).value();
    }

    @Override
    public void close() {
        if (task != null) {
            stop();
        }
        metrics.close();
    }

    private final class Context implements SourceTaskContext, OffsetStorageReader {
        private final Map<String, String> configs;

        Context(Map<String, String> configs) {
            this.configs = configs;
        }

        @Override
        public Map<String, String> configs() {
            return configs;
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return this;
        }

        @Override
        public PluginMetrics pluginMetrics() {
            return new PluginMetricsImpl(metrics, Map.of("connector", "lever"));
        }

        @Override
        public <T> @Nullable Map<String, Object> offset(Map<String, T> partition) {
            String saved = offsets.get(text(partition));
            return saved == null ? null : map(saved);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            for (Map<String, T> partition : partitions) {
                Map<String, Object> saved = offset(partition);
                if (saved != null) {
                    found.put(partition, saved);
                }
            }
            return found;
        }
    }
}
