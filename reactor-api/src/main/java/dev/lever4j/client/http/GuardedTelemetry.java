package dev.lever4j.client.http;

import dev.lever4j.blueprint.LogLevel;
import dev.lever4j.client.Lane;
import dev.lever4j.client.ResourceStatus;
import dev.lever4j.client.Telemetry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Telemetry whose faults are not those of a call: they are logged, ever less often, and change nothing. A null that it
 * gives back is as good as nothing.
 */
public final class GuardedTelemetry implements Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.http");

    private final Telemetry inner;
    private final String name;
    private final LogLevel level;
    private final AtomicLong faults = new AtomicLong();

    private GuardedTelemetry(Telemetry inner, String name, LogLevel level) {
        this.inner = inner;
        this.name = name;
        this.level = level;
    }

    /** What an application has given its resources. */
    public static Telemetry of(Telemetry inner) {
        return of(inner, "telemetry", LogLevel.DEBUG);
    }

    static Telemetry of(Telemetry inner, String name, LogLevel level) {
        return new GuardedTelemetry(inner, name, level);
    }

    @Override
    public Watch<CallEnd> call(CallBegin call, ContextView caller) {
        return begun(() -> inner.call(call, caller));
    }

    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        return begun(() -> inner.request(request, call));
    }

    @Override
    public Watch<RefreshEnd> refresh() {
        return begun(inner::refresh);
    }

    @Override
    public void waited(Lane lane, Duration wait, boolean admitted) {
        run(() -> inner.waited(lane, wait, admitted));
    }

    @Override
    public void met(Waiter waiter, Duration wait) {
        run(() -> inner.met(waiter, wait));
    }

    @Override
    public Disposable watch(Supplier<ResourceStatus> status) {
        Disposable watching = get(() -> inner.watch(status), Disposables.disposed());
        return Disposables.composite(() -> run(() -> watching.dispose()));
    }

    private <E> Watch<E> begun(Supplier<Watch<E>> begin) {
        Watch<E> watch = get(begin, Watch.none());
        return new Watch<>() {
            @Override
            public Context within(Context below) {
                return get(() -> watch.within(below), below);
            }

            @Override
            public void ended(E end) {
                run(() -> watch.ended(end));
            }
        };
    }

    private void run(Runnable told) {
        get(
                () -> {
                    told.run();
                    return true;
                },
                false);
    }

    private <T> T get(Supplier<T> told, T otherwise) {
        try {
            T got = told.get();
            return got == null ? otherwise : got;
        } catch (RuntimeException | LinkageError fault) {
            if (level.writes(LogLevel.WARN) && isNews(faults.incrementAndGet())) {
                LOG.warn("{} failed, which changes nothing for the call", name, fault);
            }
            return otherwise;
        }
    }

    /** Powers of two: what fails always would fill the log. */
    private static boolean isNews(long times) {
        return Long.bitCount(times) == 1;
    }
}
