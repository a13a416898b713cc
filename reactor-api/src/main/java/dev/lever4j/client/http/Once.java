package dev.lever4j.client.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Passes the first value on and no other: whoever has what was wanted may cancel too, and that is no second end. */
final class Once<T> implements Consumer<T> {
    private final AtomicBoolean over = new AtomicBoolean();
    private final Consumer<T> told;

    Once(Consumer<T> told) {
        this.told = told;
    }

    @Override
    public void accept(T value) {
        if (over.compareAndSet(false, true)) {
            told.accept(value);
        }
    }
}
