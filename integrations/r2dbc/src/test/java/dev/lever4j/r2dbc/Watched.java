package dev.lever4j.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A driver whose steps can be seen, and replaced, when they are subscribed to. */
public final class Watched {
    /** What happens in place of a step; it may be the step itself. */
    public interface Watcher extends BiFunction<String, Flux<?>, Publisher<?>> {}

    private static final List<Class<?>> PARTS =
            List.of(ConnectionFactory.class, Connection.class, Statement.class, Result.class);

    private final List<Class<?>> parts;
    private final Watcher watcher;

    private Watched(List<Class<?>> parts, Watcher watcher) {
        this.parts = parts;
        this.watcher = watcher;
    }

    /** Steps have the name of their method: create, beginTransaction, execute, commitTransaction, close. */
    static ConnectionFactory over(ConnectionFactory real, Watcher watcher) {
        return over(real, PARTS, watcher);
    }

    /** @param parts what is watched of it, and of what comes out of it; a type of a driver's own, say */
    public static ConnectionFactory over(ConnectionFactory real, List<Class<?>> parts, Watcher watcher) {
        return (ConnectionFactory) new Watched(parts, watcher).wrapped(real);
    }

    private Object wrapped(Object real) {
        return parts.stream()
                .filter(part -> part.isInstance(real))
                .findFirst()
                .<Object>map(part -> proxy(part, real))
                .orElse(real);
    }

    private Object proxy(Class<?> part, Object real) {
        return Proxy.newProxyInstance(part.getClassLoader(), new Class<?>[] {part}, (self, method, arguments) -> {
            try {
                return answer(method.getName(), method.invoke(real, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private @Nullable Object answer(String step, @Nullable Object answer) {
        if (answer instanceof Publisher<?> publisher) {
            Flux<?> watched = Flux.from(publisher).map(this::wrapped);
            Flux<?> replaced = Flux.defer(() -> watcher.apply(step, watched));
            // who takes one from a Flux cancels it, and a pool then gives the same connection to somebody else
            return publisher instanceof Mono ? Mono.fromDirect(replaced) : replaced;
        }
        return answer == null ? null : wrapped(answer);
    }
}
