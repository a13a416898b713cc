package dev.lever4j.redis;

import com.github.fppt.jedismock.RedisServer;
import com.github.fppt.jedismock.datastructures.Slice;
import com.github.fppt.jedismock.operations.server.MockExecutor;
import com.github.fppt.jedismock.server.Response;
import com.github.fppt.jedismock.server.ServiceOptions;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A Redis inside this process, which keeps its data when it is stopped, notes commands and answers some as it is told.
 */
final class MockRedis implements AutoCloseable {
    /** What was asked, and over which socket. */
    record Asked(String command, int socket) {}

    final Queue<Asked> ledger = new ConcurrentLinkedQueue<>();
    private final Map<String, Supplier<Slice>> answers = new ConcurrentHashMap<>();
    private final RedisServer server;
    private final int port;

    MockRedis() {
        port = RealRedis.freePort();
        server = RedisServer.newRedisServer(port, InetAddress.getLoopbackAddress())
                .setOptions(ServiceOptions.withInterceptor((state, name, arguments) -> {
                    String command = name.toLowerCase(Locale.ROOT);
                    ledger.add(new Asked(command, System.identityHashCode(state.owner())));
                    Supplier<Slice> answer = answers.get(command);
                    return answer == null ? MockExecutor.proceed(state, name, arguments) : answer.get();
                }));
        start();
    }

    int port() {
        return port;
    }

    RedisURI uri() {
        return RedisURI.create("127.0.0.1", port);
    }

    void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on, to every such command. */
    void answer(String command, Supplier<Slice> answer) {
        answers.put(command, answer);
    }

    void refuse(String command, String error) {
        answer(command, () -> Response.error(error));
    }

    void answerAsUsual() {
        answers.clear();
    }

    List<String> commands() {
        return ledger.stream().map(Asked::command).toList();
    }

    @Override
    public void close() {
        if (server.isRunning()) {
            stop();
        }
    }
}
