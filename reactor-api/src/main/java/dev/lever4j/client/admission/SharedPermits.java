package dev.lever4j.client.admission;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.TokenBucket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Permits that all processes draw on; while that cannot be done, those of this process's share. */
final class SharedPermits implements Permits {
    /** Whatever a budget says, it is asked neither without a pause nor never again. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final BudgetLink link;
    private final Mono<Duration> budget;
    private final TimeAndChance time;

    /** When to ask again, in ticks; null while the budget can be reached. */
    private final AtomicReference<@Nullable Long> away = new AtomicReference<>();

    private TokenBucket own;

    /** @param share what this process goes on with while the budget cannot be reached */
    SharedPermits(BudgetLink link, Mono<Duration> budget, RateLimit share, TimeAndChance time) {
        this.link = link;
        this.budget = budget;
        this.time = time;
        this.own = TokenBucket.full(share, now());
    }

    @Override
    public void close() {
        if (away.getAndSet(null) != null) {
            link.isNobodys();
        }
    }

    @Override
    public Mono<Void> take() {
        return Mono.defer(() -> isWorthAsking() ? ask() : Mono.empty())
                .switchIfEmpty(Mono.fromSupplier(this::takeOwn))
                .flatMap(wait -> wait.isZero() ? Mono.just(true) : after(wait))
                .repeat()
                .filter(taken -> taken)
                .next()
                .then();
    }

    private Mono<Boolean> after(Duration wait) {
        Duration atLeast = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        return Mono.delay(atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast, time.scheduler())
                .thenReturn(false);
    }

    /** Empty if there is no answer. */
    private Mono<Duration> ask() {
        return budget.timeout(PATIENCE, time.scheduler())
                .single()
                .doOnNext(answer -> reached())
                .onErrorResume(error -> {
                    lost(error);
                    return Mono.empty();
                });
    }

    /** Of those who come while the budget is away, one in a while. */
    private boolean isWorthAsking() {
        Long next = away.get();
        return next == null || now() - next >= 0 && away.compareAndSet(next, now() + PAUSE.toNanos());
    }

    private void reached() {
        if (away.getAndSet(null) != null) {
            link.isBack();
        }
    }

    private void lost(Throwable error) {
        if (away.getAndSet(now() + PAUSE.toNanos()) == null) {
            link.isLost(error);
        }
    }

    private synchronized Duration takeOwn() {
        own = own.at(now());
        if (own.isDue(now())) {
            own = own.take();
            return Duration.ZERO;
        }
        return Duration.ofNanos(own.nanosUntilDue(now()));
    }

    private long now() {
        return time.ticker().getAsLong();
    }
}
