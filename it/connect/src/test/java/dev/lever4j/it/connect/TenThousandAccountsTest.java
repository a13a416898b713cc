package dev.lever4j.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.redis.RealRedis;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figure: the connector's tasks within this process, without Kafka, over very many accounts with little in each: what
 * an account takes of memory, processor and requests, which is what {@code docs/scale.md} reckons with.
 */
@Tag("figure")
class TenThousandAccountsTest {
    private static final int ACCOUNTS = Integer.getInteger("connect.accounts", 10_000);
    private static final int OPPORTUNITIES = Integer.getInteger("connect.opportunities", 25);
    private static final int TASKS = Integer.getInteger("connect.tasks", 20);
    private static final int ROUNDS = Integer.getInteger("connect.rounds", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void eachAccountIsReadAndFollowed() {
        try (RealRedis redis = RealRedis.server(folder, "--appendfsync", "everysec");
                Customers customers = new Customers(
                        GrantStore.redis(redis.port()),
                        "many",
                        ACCOUNTS,
                        account -> account.opportunities(OPPORTUNITIES).rate(10, 20))) {
            Map<String, String> settings = customers.settings(customers.names());
            settings.put("lever.page.size", "10");
            settings.put("lever.poll.interval.ms", "1000");
            Places places = new Places();

            Use idle = Use.now(customers);
            try (TasksHere tasks = TasksHere.start(settings, TASKS, places)) {
                Until.holds(
                        "all accounts are read", PATIENCE, () -> tasks.keys() >= expected(customers), tasks::toString);
                Use read = Use.now(customers);
                print("read whole", idle, read, tasks);
                Until.holds(
                        "all accounts are followed",
                        PATIENCE,
                        () -> customers.requests() >= read.requests() + 5L * ROUNDS * ACCOUNTS,
                        tasks::toString);
                print("followed", read, Use.now(customers), tasks);
                assertThat(tasks.keys()).isEqualTo(expected(customers));
                assertThat(tasks.records()).as("nothing twice").isEqualTo(tasks.keys());
            }
            for (int index = 0; index < ACCOUNTS; index++) {
                assertThat(customers.account(index).ledger().rateLimited()).isZero();
            }

            // as after a rebalance to half as many tasks: each account goes on where it was
            try (TasksHere again = TasksHere.start(settings, TASKS / 2, places)) {
                long before = customers.requests();
                Until.holds(
                        "all accounts are followed again",
                        PATIENCE,
                        () -> customers.requests() >= before + 5L * ACCOUNTS,
                        again::toString);
                assertThat(again.records()).as("records read again").isZero();
            }
        }
    }

    private static long expected(Customers customers) {
        long rows = 0;
        for (int index = 0; index < customers.size(); index++) {
            rows += customers.rows(index);
        }
        return rows;
    }

    private static void print(String what, Use begin, Use end, TasksHere tasks) {
        double accounts = ACCOUNTS;
        System.out.printf(
                Locale.ROOT,
                "%,d accounts, %d tasks, %s: %.0f s, %,d records; an account: %.1f requests, %.1f KiB, %.2f ms of the"
                        + " processor (the simulator's left out), %.1f KiB of heap in all%n",
                ACCOUNTS,
                TASKS,
                what,
                (end.nanos() - begin.nanos()) / 1e9,
                tasks.records(),
                (end.requests() - begin.requests()) / accounts,
                (end.bytes() - begin.bytes()) / accounts / 1024,
                (end.processor() - begin.processor()) / accounts / 1e6,
                (end.heap() - begin.heap()) / accounts / 1024);
    }

    /**
     * What has been used until a moment. The processor's nanoseconds are those of threads that are none of the
     * simulator's.
     */
    private record Use(long nanos, long requests, long bytes, long processor, long heap) {
        static Use now(Customers customers) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long processor = Arrays.stream(threads.getAllThreadIds())
                    .filter(id -> ours(threads, id))
                    .map(threads::getThreadCpuTime)
                    .filter(time -> time > 0)
                    .sum();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            long heap = runtime.totalMemory() - runtime.freeMemory();
            return new Use(System.nanoTime(), customers.requests(), customers.bytes(), processor, heap);
        }

        private static boolean ours(ThreadMXBean threads, long id) {
            var info = threads.getThreadInfo(id);
            return info != null
                    && !info.getThreadName().startsWith("lever-simulator")
                    && !info.getThreadName().startsWith("HTTP-Dispatcher");
        }
    }
}
