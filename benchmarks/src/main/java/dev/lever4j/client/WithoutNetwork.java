package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Resources whose requests are answered at once, on the thread that makes them: what is left is the pipeline. */
public final class WithoutNetwork implements Transport {
    private static final Mono<HttpReply> REPLY = Mono.just(new HttpReply(
            200,
            Map.of("content-type", List.of("application/json; charset=utf-8")),
            "{\"data\":[],\"hasNext\":false}".getBytes(StandardCharsets.UTF_8)));

    /** What every request is answered with. */
    public static Mono<HttpReply> answer() {
        return REPLY;
    }

    public static LeverResources resources() {
        TimeAndChance system = TimeAndChance.system();
        return LeverResources.builder()
                .connect(environment -> new WithoutNetwork())
                .timeAndChance(new TimeAndChance(system.clock(), system.ticker(), new Inline(), system.random()))
                .build();
    }

    @Override
    public Mono<HttpReply> send(WireRequest request) {
        return REPLY;
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    /**
     * Hands nothing to another thread, which would cost more than all the rest; what is due later is scheduled in
     * earnest.
     */
    private static final class Inline implements Scheduler {
        private final Scheduler later = Schedulers.parallel();
        private final Worker worker = new InlineWorker();

        @Override
        public Disposable schedule(Runnable task) {
            task.run();
            return Disposables.disposed();
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return later.schedule(task, delay, unit);
        }

        @Override
        public Worker createWorker() {
            return worker;
        }

        /** Without state, so that one is enough for all. */
        private final class InlineWorker implements Worker {
            @Override
            public Disposable schedule(Runnable task) {
                return Inline.this.schedule(task);
            }

            @Override
            public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
                return Inline.this.schedule(task, delay, unit);
            }

            @Override
            public void dispose() {}
        }
    }
}
