package dev.lever4j.it.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Runs the connector's tasks in this process, each on a thread of its own, as a worker does. */
final class TasksHere implements AutoCloseable {
    private static final String CONNECTOR = "dev.lever4j.connect.LeverSourceConnector";

    private final SourceConnector connector;
    private final Places places;
    private final List<SourceTask> tasks = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Object> keys = ConcurrentHashMap.newKeySet();
    private final AtomicLong records = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean ending;

    private TasksHere(SourceConnector connector, Places places) {
        this.connector = connector;
        this.places = places;
    }

    static TasksHere start(Map<String, String> settings, int most, Places places) {
        TasksHere here = new TasksHere(connector(), places);
        here.connector.start(settings);
        for (Map<String, String> each : here.connector.taskConfigs(most)) {
            here.run(each);
        }
        return here;
    }

    private static SourceConnector connector() {
        try {
            return Class.forName(CONNECTOR)
                    .asSubclass(SourceConnector.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private void run(Map<String, String> settings) {
        SourceTask task;
        try {
            task = (SourceTask) connector.taskClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
        task.initialize(new Context(settings));
        tasks.add(task);
        Thread thread = new Thread(() -> work(task, settings), "task-" + tasks.size());
        threads.add(thread);
        thread.start();
    }

    private void work(SourceTask task, Map<String, String> settings) {
        try {
            task.start(settings);
            while (!ending) {
                @Nullable List<SourceRecord> polled = task.poll();
                if (polled != null) {
                    for (SourceRecord record : polled) {
                        keys.add(Objects.requireNonNull(record.key()));
                        places.keep(record);
                        task.commitRecord(record, null);
                    }
                    records.addAndGet(polled.size());
                    task.commit();
                }
            }
        } catch (Exception | Error e) {
            if (!ending) {
                failure.compareAndSet(null, e);
            }
        }
    }

    long records() {
        return records.get();
    }

    /** How many different ones were told of. */
    long keys() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError("a task has failed", failed);
        }
        return keys.size();
    }

    @Override
    public void close() {
        ending = true;
        tasks.forEach(SourceTask::stop);
        for (Thread thread : threads) {
            try {
                thread.join(60_000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        connector.stop();
    }

    @Override
    public String toString() {
        return records() + " records, " + keys.size() + " keys, failure: " + failure.get();
    }

    /** What a worker tells a task. */
    private final class Context implements SourceTaskContext {
        private final Map<String, String> settings;

        private Context(Map<String, String> settings) {
            this.settings = settings;
        }

        @Override
        public Map<String, String> configs() {
            return settings;
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return places;
        }

        @Override
        public @Nullable PluginMetrics pluginMetrics() {
            return null;
        }
    }
}
