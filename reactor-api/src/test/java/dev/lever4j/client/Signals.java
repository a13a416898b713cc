package dev.lever4j.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/** Asks for all, and notes all that comes, also what must not. */
public final class Signals<T> implements CoreSubscriber<T> {
    private final List<T> values = new CopyOnWriteArrayList<>();
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private volatile Subscription subscription = Operators.emptySubscription();

    @Override
    public void onSubscribe(Subscription its) {
        subscription = its;
        its.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T value) {
        values.add(value);
    }

    @Override
    public void onError(Throwable error) {
        errors.add(error);
    }

    @Override
    public void onComplete() {}

    public void cancel() {
        subscription.cancel();
    }

    public List<T> values() {
        return values;
    }

    public List<Throwable> errors() {
        return errors;
    }

    /** Values and errors. */
    public int count() {
        return values.size() + errors.size();
    }
}
