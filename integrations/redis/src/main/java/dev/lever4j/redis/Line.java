package dev.lever4j.redis;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Opens a link when one is needed and keeps it until it fails. A link that failed is closed, and the next call opens
 * another one: to the primary of that time, by the address of that time.
 */
final class Line {
    private final Supplier<CompletableFuture<Link>> opening;
    private final Duration patience;
    private final Scheduler clock;
    private final AtomicReference<@Nullable Attempt> current = new AtomicReference<>();

    /** @param patience with one opening, by the clock; whoever asks after that begins another */
    Line(Supplier<CompletableFuture<Link>> opening, Duration patience, Scheduler clock) {
        this.opening = opening;
        this.patience = patience;
        this.clock = clock;
    }

    /** For what may be done twice: if the link turns out to be lost, as one that lay idle may, once more on another. */
    <T> Mono<T> asking(Function<Link, Mono<T>> question) {
        return Mono.defer(() -> attempt().use(question, lost -> telling(question)));
    }

    /** For what must not be done twice. If it fails it may have been done. */
    <T> Mono<T> telling(Function<Link, Mono<T>> order) {
        return Mono.defer(() -> attempt().use(order, Mono::error));
    }

    private Attempt attempt() {
        Attempt fresh = new Attempt();
        Attempt known = current.compareAndExchange(null, fresh);
        return known == null ? fresh : known;
    }

    /** What comes too late is closed. */
    private Mono<Link> open() {
        Mono<Link> link = Mono.fromFuture(opening, true)
                .subscribeOn(Steps.THREADS)
                .publishOn(Steps.THREADS)
                .cache();
        return link.timeout(patience, clock)
                .doOnError(
                        TimeoutException.class, late -> link.onErrorComplete().subscribe(Link::close))
                .onErrorMap(TimeoutException.class, this::tooLate);
    }

    private NotDone tooLate(Throwable late) {
        return new NotDone("there was no connection within " + patience.toMillis()
                + " ms; check that the server runs, its address, TLS and the network");
    }

    /** Whether nothing can be expected of the link any more. */
    private static boolean isLost(Throwable error) {
        return error instanceof IOException || error instanceof RedisException && !Refusal.isOne(error);
    }

    /** A server that is silent will not be quicker on another link. */
    private static boolean mayWorkOnAnother(Throwable error) {
        return isLost(error) && !(error instanceof RedisCommandTimeoutException);
    }

    /** One link, shared by all who ask while it is being opened or is open, whoever of them gives up. */
    private final class Attempt {
        private final Mono<Link> link = open().publishOn(Steps.THREADS)
                .doOnError(error -> current.compareAndSet(this, null))
                .cache();

        <T> Mono<T> use(Function<Link, Mono<T>> call, Function<Throwable, Mono<T>> ifLost) {
            return link.flatMap(open -> call.apply(open)
                    .publishOn(Steps.THREADS)
                    .doOnError(error -> giveUpAfter(error, open))
                    .onErrorResume(Line::mayWorkOnAnother, ifLost));
        }

        private void giveUpAfter(Throwable error, Link open) {
            if ((isLost(error) || Refusal.isOfTheWrongServer(error)) && current.compareAndSet(this, null)) {
                open.close();
            }
        }
    }
}
