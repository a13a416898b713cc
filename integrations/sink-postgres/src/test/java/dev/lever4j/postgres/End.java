package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What happens at a step of the driver's. */
enum End {
    /** Whoever asked for it does not want it any more, while the step is under way. */
    CANCEL,
    /** The connection is lost before the step. */
    BEFORE,
    /** The step is done, and its answer is lost with the connection. */
    AFTER;

    /** Runs it until a step, which is the n-th of its kind or, where no kind is named, of all. */
    <T> Mono<T> at(PostgresServer server, String step, int number, Function<ConnectionFactory, Mono<T>> run) {
        Sinks.Empty<Void> cancel = Sinks.empty();
        AtomicInteger steps = new AtomicInteger();
        ConnectionFactory watched = server.watched((name, real) -> step.isEmpty() || step.equals(name)
                ? steps.incrementAndGet() == number ? instead(server, real, cancel) : real
                : real);
        return run.apply(watched).takeUntilOther(cancel.asMono());
    }

    Publisher<?> instead(PostgresServer server, Flux<?> real, Sinks.Empty<Void> cancel) {
        return switch (this) {
            case CANCEL ->
                Flux.merge(real, Mono.fromRunnable(cancel::tryEmitEmpty)).cast(Object.class);
            case BEFORE -> server.endOthers().thenMany(Flux.defer(() -> real)).cast(Object.class);
            case AFTER ->
                real.concatMap(End::consumed)
                        .thenMany(server.endOthers())
                        .thenMany(Flux.error(new IOException("the answer is lost")));
        };
    }

    /** Rows that nobody takes are never released. */
    private static Publisher<?> consumed(Object answer) {
        return answer instanceof Result result ? result.getRowsUpdated() : Mono.empty();
    }

    /** How many steps it takes. */
    static <T> int steps(PostgresServer server, Function<ConnectionFactory, Mono<T>> run) {
        AtomicInteger steps = new AtomicInteger();
        Mono<T> counted = run.apply(server.watched((name, real) -> {
            steps.incrementAndGet();
            return real;
        }));
        assertThat(counted.blockOptional(PostgresServer.LIMIT)).isPresent();
        return steps.get();
    }
}
