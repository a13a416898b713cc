package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.tokenstore.file.FileTokenStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Whatever goes wrong, a stream goes on, and holds no more than there is room for. */
class AccountStreamTest {
    private final Simulator lever =
            Simulator.builder().opportunities(200).rate(1_000_000, 1_000_000).start();
    private final Worker worker = Worker.of(lever).with(Keys.MODE, "full").with(Keys.PAGE_SIZE, "5");
    private final LeverEnvironment environment =
            LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl());
    private final Timers time = new Timers();
    private final Arrivals arrivals = new Arrivals();

    /** Pauses end when the test says so. Nobody waits for a lock, as with virtual time. */
    private static final class Timers implements Scheduler {
        private record Timer(Runnable task, Disposable disposed) {}

        private final Queue<Timer> timers = new ConcurrentLinkedQueue<>();

        void runAll() {
            for (Timer next = timers.poll(); next != null; next = timers.poll()) {
                if (!next.disposed().isDisposed()) {
                    next.task().run();
                }
            }
        }

        @Override
        public Disposable schedule(Runnable task) {
            Disposable disposed = Disposables.single();
            timers.add(new Timer(task, disposed));
            return disposed;
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return schedule(task);
        }

        @Override
        public Scheduler.Worker createWorker() {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void close() {
        worker.close();
        lever.close();
    }

    private Plan plan() {
        Settings settings = new Settings(worker.configured);
        return Plan.of("acme", settings.selections().get(0), settings, null, 1);
    }

    private AccountStream stream(Supplier<LeverClient> client) {
        return new AccountStream(
                plan(),
                Place.fresh(true),
                client,
                Mono.just(true),
                arrivals,
                new LeftOut("acme", (resource, reason) -> {}),
                TimeAndChance.of(time, new Random(1)));
    }

    private static boolean comesTo(Duration limit, BooleanSupplier so) {
        long end = System.nanoTime() + limit.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private static boolean waits(AccountStream stream) {
        return stream.standing().state() == Standing.State.WAITING;
    }

    /** The store says at once that there is a grant, and a moment later there is none to be had, or the other way. */
    @Test
    void aStoreThatAnswersAtOnceDoesNotPutTheStreamToSleep(@TempDir Path folder) throws Exception {
        FileTokenStores grants = FileTokenStores.open(
                folder.resolve("grants"), GrantKeys.parse(GrantKeys.fresh().reveal()));
        OAuthApp app =
                new OAuthApp(lever.app().clientId(), Secret.of(lever.app().clientSecret()));
        AtomicInteger begun = new AtomicInteger();
        AccountStream stream = stream(() -> {
            begun.incrementAndGet();
            return LeverClient.builder()
                    .environment(environment)
                    .oauth(app, grants.forAccount("acme"))
                    .build();
        });
        stream.begin();
        for (int times = 2; times < 5; times++) {
            assertThat(comesTo(Duration.ofSeconds(10), () -> waits(stream))).isTrue();
            int expected = times;
            assertThat(comesTo(Duration.ofSeconds(5), () -> {
                        time.runAll();
                        return begun.get() >= expected;
                    }))
                    .isTrue();
        }
        stream.dispose();
    }

    private LeverClient client() {
        return LeverClient.builder()
                .environment(environment)
                .rate(new RateLimit(100_000, 100_000))
                .apiKey(Secret.of(lever.apiKey()))
                .build();
    }

    /** Lever fails again and again, and nobody takes what came between. */
    @Test
    void whoBeginsAgainBringsNoMoreThanThereIsRoomFor() {
        LeverClient client = client();
        AccountStream stream = stream(() -> client);
        stream.begin();
        for (int i = 0; i < 10; i++) {
            int before = arrivals.size();
            comesTo(i == 0 ? Worker.LIMIT : Duration.ofSeconds(1), () -> arrivals.size() > before);
            lever.controls().inject(Fault.status(400).on("GET", "/v1/opportunities"));
            comesTo(Duration.ofMillis(500), () -> waits(stream));
            lever.controls().clearFaults();
            time.runAll();
        }
        assertThat(arrivals.size()).isPositive().isLessThanOrEqualTo(plan().demand());

        lever.controls().clearFaults();
        takeAll(stream);
        stream.dispose();
        client.close();
    }

    private void takeAll(AccountStream stream) {
        assertThat(comesTo(Worker.LIMIT, () -> {
                    Chunk chunk = arrivals.nextNow();
                    if (chunk != null) {
                        chunk.taken().run();
                    }
                    time.runAll();
                    return stream.hasRead() && arrivals.size() == 0;
                }))
                .isTrue();
    }

    /** Lever's own authorization may be ill for a while, for everybody. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusalIsBelievedAfterAWhile(int status) {
        LeverClient client = client();
        AccountStream stream = stream(() -> client);
        lever.controls()
                .inject(Fault.status(status).on("GET", "/v1/opportunities").times(1_000));
        stream.begin();
        assertThat(comesTo(Worker.LIMIT, () -> {
                    time.runAll();
                    return stream.standing().isOver();
                }))
                .isTrue();
        assertThat(lever.ledger().entries()).hasSizeGreaterThan(AccountStream.REFUSALS);

        lever.controls().clearFaults();
        assertThat(comesTo(Worker.LIMIT, () -> {
                    time.runAll();
                    return stream.standing().equals(Standing.RUNNING);
                }))
                .isTrue();
        stream.dispose();
        client.close();
    }
}
