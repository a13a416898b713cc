package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.resilience.RetryPolicy;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends again what may be sent again, after a wait that fits into the call's time, as {@link RetryPolicy} decides. One
 * filter is one client's retry budget.
 */
public final class RetryFilter implements Filter {
    private static final int NO_CONTENT = 204;

    private final RetryQuota quota;
    private final TimeAndChance time;

    public RetryFilter(RetryPolicy policy, TimeAndChance time) {
        this.quota = new RetryQuota(policy);
        this.time = time;
    }

    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        return Mono.defer(() -> attempts(new RetryRun(flight, quota, time), flight, next));
    }

    private static Mono<HttpReply> attempts(RetryRun run, Flight flight, Handler next) {
        return Mono.defer(() -> next.handle(flight))
                .retryWhen(Retry.from(failures -> failures.concatMap(failed -> run.after(failed.failure()))))
                .onErrorResume(
                        RetryRun.DoneBefore.class, done -> Mono.just(new HttpReply(NO_CONTENT, Map.of(), new byte[0])))
                .doOnNext(reply -> run.succeeded());
    }

    /** The first attempt of a call was its last. */
    void succeededAtOnce() {
        quota.succeeded(0);
    }

    /** What is left of the budget. */
    int budgetLeft() {
        return quota.left();
    }
}
