package dev.lever4j.client.token;

import dev.lever4j.auth.refresh.Attempt;
import dev.lever4j.auth.refresh.Job;
import dev.lever4j.auth.refresh.Settlement;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * One attempt, shared by all who wait for it and ended by none of them. It emits a value in every case, so that each
 * waiter makes an exception of its own.
 */
final class RefreshAttempt implements Attempt {
    private final Job job;
    private final Mono<Settlement> settlement;

    RefreshAttempt(Job job, Scheduler scheduler, Function<Attempt, Mono<Settlement>> work) {
        this.job = job;
        // cache() neither cancels its source nor outlives this attempt; no caller's context gets into the shared work
        this.settlement = Mono.defer(() -> work.apply(this))
                .subscribeOn(scheduler)
                .contextWrite(callers -> Context.empty())
                .cache();
    }

    @Override
    public Job job() {
        return job;
    }

    Mono<Settlement> settlement() {
        return settlement;
    }

    /** Runs it, detached from whoever asked. */
    void start() {
        settlement.subscribe();
    }

    @Override
    public String toString() {
        return "RefreshAttempt[" + job.getClass().getSimpleName() + "]";
    }
}
