package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ConnectionFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Real threads against a server that knows when a refresh token is shown twice. */
class RefreshRaceTest {
    private static final int CALLERS = 64;
    private static final int ROUNDS = 300;

    private final Scheduler io = Schedulers.newSingle("token-io");
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final TimeAndChance time = TimeAndChance.system();
    private final FakeAuthServer server = new FakeAuthServer(io);
    private final InMemoryTokenStore store = InMemoryTokenStore.of(Secret.of("refresh-0"));
    private final TokenSource source = TokenSource.oauth(
            LeverEnvironment.PRODUCTION,
            new OAuthApp("client", Secret.of("secret")),
            store,
            RefreshSettings.DEFAULT.rules(RefreshRules.DEFAULT.minAge(Duration.ZERO)),
            server,
            time);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        io.dispose();
    }

    @Test
    void callersThatRejectCancelAndWaitAtRandomNeverSpendATokenTwice() throws InterruptedException {
        server.latency = Duration.ofMillis(1);
        Random random = new Random(64);
        Set<Throwable> unexpected = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < ROUNDS; round++) {
            if (random.nextInt(50) == 0) {
                server.script.add(request -> Mono.error(new ConnectionFailedException("refused", true, null)));
            }
            long seed = random.nextLong();
            assertThat(playRound(seed, unexpected)).as("no waiter hangs").isTrue();
        }
        assertThat(unexpected).isEmpty();
        assertThat(source.close().toFuture()).succeedsWithin(Duration.ofSeconds(60));
        assertThat(server.reused).as("refresh tokens shown twice").hasValue(0);
        assertThat(server.mostAtOnce).as("refreshes at once").hasValue(1);
        assertThat(server.refreshes.get()).isBetween(ROUNDS / 2, ROUNDS + 1);
        assertThat(store.current().refreshToken()).isEqualTo(Secret.of(String.valueOf(server.refreshToken.get())));
        assertThat(store.current().generation()).isEqualTo(server.refreshes.get());
    }

    @Test
    void waitersAreNotResumedOnTheThreadThatRefreshed() throws InterruptedException {
        Sinks.Empty<Void> allWait = Sinks.empty();
        server.script.add(
                request -> allWait.asMono().publishOn(io).then(Mono.defer(() -> server.rotateSlowly(request))));
        CountDownLatch done = new CountDownLatch(CALLERS);
        Set<String> resumedOn = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < CALLERS; i++) {
            Disposable waiter = source.authorization()
                    .doFinally(signal -> done.countDown())
                    .subscribe(got -> resumedOn.add(Thread.currentThread().getName()));
            assertThat(waiter).isNotNull();
        }
        allWait.tryEmitEmpty().orThrow();
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(resumedOn).isNotEmpty().allMatch(name -> name.startsWith("parallel"));
        assertThat(resumedOn).hasSizeGreaterThan(Schedulers.DEFAULT_POOL_SIZE > 1 ? 1 : 0);
        assertThat(server.requests).hasValue(1);
    }

    /** Every caller has seen the same old token rejected; a third of them walk away at some point. */
    private boolean playRound(long seed, Set<Throwable> unexpected) throws InterruptedException {
        Authorization old = store.current().generation() == 0
                ? new Authorization(Secret.of("none"), 0)
                : Authorization.bearer(Secret.of("old"), store.current().generation());
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(CALLERS);
        List<Runnable> callers = IntStream.range(0, CALLERS)
                .<Runnable>mapToObj(i -> () -> call(old, new Random(seed + i), i % 3 == 0, over, unexpected))
                .toList();
        callers.forEach(caller -> threads.execute(() -> {
            awaitQuietly(start);
            caller.run();
        }));
        start.countDown();
        return over.await(60, TimeUnit.SECONDS);
    }

    private void call(
            Authorization old, Random random, boolean leaves, CountDownLatch over, Set<Throwable> unexpected) {
        source.rejected(old);
        Disposable waiter = source.authorization()
                .doOnNext(source::accepted)
                .doFinally(signal -> over.countDown())
                .subscribe(got -> source.rejected(old), error -> {
                    if (!(error instanceof AuthUnavailableException)) {
                        unexpected.add(error);
                    }
                });
        if (leaves) {
            spin(random.nextInt(2000));
            waiter.dispose();
        }
    }

    private static void spin(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
