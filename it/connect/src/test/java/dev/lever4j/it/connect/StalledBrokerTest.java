package dev.lever4j.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that takes nothing any more: what it cannot take is not asked of Lever. */
@Tag("it")
class StalledBrokerTest {
    private static final int ACCOUNTS = 4;
    private static final int OPPORTUNITIES = 4_000;
    private static final int PAGE = 10;
    /** A record is more than a kilobyte. */
    private static final int BUFFER = 65_536;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void stopsTheRequestsAndMemoryStaysFlat() {
        try (Ground ground = new Ground(folder);
                Customers customers = new Customers(
                        ground.grants(),
                        "stall",
                        ACCOUNTS,
                        account -> account.opportunities(OPPORTUNITIES).rate(1_000, 1_000));
                Crew crew = ground.crew("stall")
                        .with("producer.buffer.memory", String.valueOf(BUFFER))
                        // a worker that misses its group stops its tasks: here it is the tasks that are looked at
                        .with("session.timeout.ms", "120000")
                        .with("heartbeat.interval.ms", "30000");
                Topics topics = Topics.committed(ground.broker, "stall.")) {
            Worker worker = crew.start("a").ready();
            Map<String, String> settings = customers.settings(customers.names());
            settings.put("tasks.max", "2");
            settings.put("lever.mode", "full");
            settings.put("lever.rate", "20");
            settings.put("lever.rate.burst", "1");
            settings.put("lever.page.size", String.valueOf(PAGE));
            settings.put("lever.topic", "stall.${account}");
            Connector connector = crew.connector("lever", settings);
            connector.configure(Map.of());
            Until.holds("it is at work", PATIENCE, () -> customers.requests() > 20L * ACCOUNTS, crew::toString);

            ground.broker.freeze();
            long frozenAt = customers.requests();
            long stalledAt = awaitQuiet(customers);
            long heap = worker.heap();
            long later = awaitQuiet(customers);
            long heapLater = worker.heap();
            System.out.printf(
                    "a stalled broker: %d requests more, then none; heap %d KiB, and later %d KiB%n",
                    stalledAt - frozenAt, heap / 1024, heapLater / 1024);
            assertThat(later).as("requests of a stalled connector").isEqualTo(stalledAt);
            // what both tasks' producers hold, and for each account a page in hand, one ahead and one on its way
            long most = 2L * BUFFER / (1024 * PAGE) + 3L * ACCOUNTS;
            assertThat(stalledAt - frozenAt).isLessThanOrEqualTo(most);
            assertThat(heapLater - heap).isLessThan(4 * MEBIBYTE);

            ground.broker.thaw();
            Until.holds(
                    "it goes on to the end",
                    PATIENCE,
                    () -> complete(customers, topics),
                    () -> connector.lastStatus() + "\n" + crew);
        }
    }

    private static boolean complete(Customers customers, Topics topics) {
        Map<String, List<Told>> told = Topics.byTopic(topics.read());
        return told.size() == ACCOUNTS
                && customers.names().stream().allMatch(name -> {
                    int index = customers.names().indexOf(name);
                    List<Told> records = told.getOrDefault("stall." + name, List.of());
                    return Topics.compacted(records)
                            .keySet()
                            .equals(customers.table(index).keySet());
                });
    }

    /** Until there has been no request for a while. */
    private static long awaitQuiet(Customers customers) {
        AtomicLong count = new AtomicLong(-1);
        AtomicLong since = new AtomicLong();
        Until.holds("no requests any more", PATIENCE, () -> {
            long now = customers.requests();
            if (count.getAndSet(now) != now) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > QUIET.toNanos();
        });
        return count.get();
    }
}
