package dev.lever4j.it.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.bucket4j.LimitUse;
import dev.lever4j.bucket4j.PostgresPool;
import dev.lever4j.bucket4j.SharingMain;
import dev.lever4j.r2dbc.RowsOfProcesses;
import dev.lever4j.redis.RealRedis;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes with one credential at one server, and a budget that they share. */
@Tag("it")
class SharedLimitTest {
    private static final int PROCESSES = 4;
    private static final int SECONDS = 20;

    @Test
    void onRedis(@TempDir Path folder) throws IOException, InterruptedException {
        try (RealRedis redis = RealRedis.server(folder)) {
            theyUseTheLimitAndNoMore("redis", redis.port());
        }
    }

    @Test
    void onPostgres(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
        try (StoreServer server = RowsOfProcesses.start(folder)) {
            int port = Integer.parseInt(server.where());
            PostgresPool.createTable(port);
            theyUseTheLimitAndNoMore("postgres", port);
        }
    }

    /** Lever's own limit, counted once all are at work and the burst is spent. */
    private static void theyUseTheLimitAndNoMore(String kind, int port) throws IOException, InterruptedException {
        RateLimit limit = RateLimit.DEFAULT;
        RateLimit afterTheBurst = new RateLimit(limit.perSecond(), 1);
        CountDownLatch before = new CountDownLatch(4 * limit.burst());
        CountDownLatch counted = new CountDownLatch(SECONDS * (int) limit.perSecond());
        List<Process> processes = new ArrayList<>();
        try (Simulator lever = Simulator.builder()
                .rate(limit.perSecond(), limit.burst() + 2)
                .onAnswer(exchange -> (before.getCount() > 0 ? before : counted).countDown())
                .start()) {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(Jvm.start(SharingMain.class, arguments(lever, limit, kind, port)));
            }
            for (Process each : processes) {
                new Talk("process", each).answer("ready");
            }
            for (Process each : processes) {
                each.getOutputStream().write('g');
                each.getOutputStream().flush();
            }
            await(before);
            lever.ledger().clear();
            await(counted);
            LimitUse.assertFull(PROCESSES + " processes on " + kind, lever.ledger(), afterTheBurst);
        } finally {
            processes.forEach(Signals::kill);
        }
    }

    private static void await(CountDownLatch requests) throws InterruptedException {
        assertThat(requests.await(5, TimeUnit.MINUTES)).isTrue();
    }

    private static List<String> arguments(Simulator lever, RateLimit limit, String kind, int port) {
        return List.of(
                lever.baseUrl().toString(),
                lever.authUrl().toString(),
                lever.apiKey(),
                String.valueOf(limit.perSecond()),
                String.valueOf(limit.burst()),
                kind,
                String.valueOf(port));
    }
}
