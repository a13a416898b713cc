package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.MonoSink;

/** One call that wants to be admitted. It ends once: admitted, failed or cancelled, whichever comes first. */
final class Waiter {
    private final Lane lane;
    private final MonoSink<Authorization> sink;
    private final AtomicBoolean over = new AtomicBoolean();

    Waiter(Lane lane, MonoSink<Authorization> sink) {
        this.lane = lane;
        this.sink = sink;
    }

    Lane lane() {
        return lane;
    }

    /** False if it was over before: then the permit that was meant for it is still there. */
    boolean admit(Authorization authorization) {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            sink.success(authorization);
        }
        return first;
    }

    void fail(Throwable error) {
        if (over.compareAndSet(false, true)) {
            sink.error(error);
        }
    }

    boolean isOver() {
        return over.get();
    }

    void cancelled() {
        over.set(true);
    }
}
