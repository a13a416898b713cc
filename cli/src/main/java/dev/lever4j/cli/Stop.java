package dev.lever4j.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The user's wish to end now, and the way to wait until what was running has cleaned up. */
final class Stop {
    /** The promise is five seconds; the rest is for the virtual machine. */
    private static final long PATIENCE_MS = 4_500;

    private final Sinks.Empty<Void> wish = Sinks.empty();
    private volatile boolean requested;
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    /** Completes once the user wants an end. */
    Mono<Void> signal() {
        return wish.asMono();
    }

    /** The work; once the user wants an end it is cancelled, and {@link Failure#interrupted} comes in its place. */
    <T> Flux<T> ending(Publisher<T> work) {
        // takeUntilOther cancels the work when the other completes, but not when it fails
        return Flux.from(work).takeUntilOther(signal()).concatWith(Flux.defer(this::verdict));
    }

    private <T> Flux<T> verdict() {
        return requested ? Flux.error(Failure.interrupted()) : Flux.empty();
    }

    void request() {
        requested = true;
        wish.tryEmitEmpty();
    }

    void done() {
        cleanedUp.countDown();
    }

    /** A signal starts the virtual machine's shutdown, which waits here for the command, but not for long. */
    void onShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::requestAndWait, "lever-stop"));
    }

    private void requestAndWait() {
        request();
        try {
            boolean inTime = cleanedUp.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
            if (!inTime) {
                System.err.println("lever: gave up waiting for the current work to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
