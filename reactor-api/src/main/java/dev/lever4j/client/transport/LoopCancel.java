package dev.lever4j.client.transport;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Cancels a request on the event loop of its connection. Asked for from another thread, the close could still be under
 * way while the answer's last byte gives the connection back and the next request goes out on it.
 */
final class LoopCancel {
    private volatile @Nullable EventLoop loop;

    /** Called before the first byte goes out. */
    void on(EventLoop ofConnection) {
        loop = ofConnection;
    }

    <T> Mono<T> guard(Mono<T> answer) {
        return Mono.create(sink -> {
            Disposable running =
                    answer.contextWrite(sink.contextView()).subscribe(sink::success, sink::error, sink::success);
            sink.onCancel(() -> cancel(running));
        });
    }

    private void cancel(Disposable running) {
        EventLoop known = loop;
        if (known == null || known.inEventLoop()) {
            running.dispose();
            return;
        }
        try {
            known.execute(running::dispose);
        } catch (RejectedExecutionException closed) {
            running.dispose();
        }
    }
}
