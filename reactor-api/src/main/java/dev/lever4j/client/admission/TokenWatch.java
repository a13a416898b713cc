package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** One question for a token. Whoever asked sees at once whether the answer is there, and is woken if it comes later. */
final class TokenWatch {
    private enum Phase {
        ASKED,
        AWAITED
    }

    private final Runnable wake;
    private final Disposable.Swap question = Disposables.swap();
    private final AtomicReference<Object> phaseOrAnswer = new AtomicReference<>(Phase.ASKED);

    private TokenWatch(Runnable wake) {
        this.wake = wake;
    }

    static TokenWatch ask(Supplier<Mono<Authorization>> tokens, Runnable wake) {
        TokenWatch watch = new TokenWatch(wake);
        watch.question.update(Mono.defer(tokens).materialize().subscribe(watch::answered));
        return watch;
    }

    /** The answer, or null if it is still to come: then the one who asked is woken, once. */
    @SuppressWarnings("unchecked") // only signals of this type are put in
    @Nullable
    Signal<Authorization> answer() {
        phaseOrAnswer.compareAndSet(Phase.ASKED, Phase.AWAITED);
        Object now = phaseOrAnswer.get();
        return now instanceof Signal ? (Signal<Authorization>) now : null;
    }

    /** Nobody wants to know any more. */
    void dispose() {
        question.dispose();
    }

    private void answered(Signal<Authorization> answer) {
        if (phaseOrAnswer.getAndSet(answer) == Phase.AWAITED) {
            wake.run();
        }
    }
}
