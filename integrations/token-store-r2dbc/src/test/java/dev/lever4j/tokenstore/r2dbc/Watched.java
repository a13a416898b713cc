package dev.lever4j.tokenstore.r2dbc;

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
final class Watched {
    /** What happens in place of a step; it may be the step itself. */
    interface Watcher extends BiFunction<String, Flux<?>, Publisher<?>> {}

    private static final List<Class<?>> PARTS =
            List.of(ConnectionFactory.class, Connection.class, Statement.class, Result.class);

    private Watched() {}

    /** Steps have the name of their method: create, beginTransaction, execute, commitTransaction, close. */
    static ConnectionFactory over(ConnectionFactory real, Watcher watcher) {
        return (ConnectionFactory) wrapped(real, watcher);
    }

    private static Object wrapped(Object real, Watcher watcher) {
        return PARTS.stream()
                .filter(part -> part.isInstance(real))
                .findFirst()
                .<Object>map(part -> proxy(part, real, watcher))
                .orElse(real);
    }

    private static Object proxy(Class<?> part, Object real, Watcher watcher) {
        return Proxy.newProxyInstance(part.getClassLoader(), new Class<?>[] {part}, (self, method, arguments) -> {
            try {
                return answer(method.getName(), method.invoke(real, arguments), watcher);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static @Nullable Object answer(String step, @Nullable Object answer, Watcher watcher) {
        if (answer instanceof Publisher<?> publisher) {
            Flux<?> watched = Flux.from(publisher).map(part -> wrapped(part, watcher));
            Flux<?> replaced = Flux.defer(() -> watcher.apply(step, watched));
            // who takes one from a Flux cancels it, and a pool then gives the same connection to somebody else
            return publisher instanceof Mono ? Mono.fromDirect(replaced) : replaced;
        }
        return answer == null ? null : wrapped(answer, watcher);
    }
}
