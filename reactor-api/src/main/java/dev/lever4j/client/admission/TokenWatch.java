package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.token.TokenSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** One question for a token. Whoever asked sees at once whether the answer is there, and is woken if it comes later. */
final class TokenWatch {
    private enum Phase {
        ASKED,
        AWAITED
    }

    private final Runnable wake;
    private final AtomicReference<Object> phaseOrAnswer = new AtomicReference<>(Phase.ASKED);

    private TokenWatch(Runnable wake) {
        this.wake = wake;
    }

    static TokenWatch ask(TokenSource tokens, Runnable wake) {
        TokenWatch watch = new TokenWatch(wake);
        Mono.defer(tokens::authorization).materialize().subscribe(watch::answered);
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

    private void answered(Signal<Authorization> answer) {
        if (phaseOrAnswer.getAndSet(answer) == Phase.AWAITED) {
            wake.run();
        }
    }
}
