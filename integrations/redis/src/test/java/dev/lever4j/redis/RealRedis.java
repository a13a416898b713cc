package dev.lever4j.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A redis-server process of its own on loopback, which forces each write to its disk before it answers. Other modules
 * test with it too.
 */
public final class RealRedis implements AutoCloseable {
    private static final String PROGRAM = "redis-server";

    private final Path folder;
    private final List<String> command;
    private final int port;
    private @Nullable Process process;

    private RealRedis(Path folder, int port, List<String> command) {
        this.folder = folder;
        this.port = port;
        this.command = command;
        start();
    }

    /** Starts one. The test is skipped where there is none to start. */
    public static RealRedis server(Path folder, String... options) {
        assumeTrue(isThere(), "no " + PROGRAM + " on the PATH");
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(PROGRAM, "--port", String.valueOf(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--dir", folder.toString()));
        command.addAll(List.of("--save", "", "--appendonly", "yes", "--appendfsync", "always"));
        command.addAll(List.of(options));
        return new RealRedis(folder, port, command);
    }

    /** Starts a Sentinel. */
    static RealRedis sentinel(Path folder, String configuration) throws IOException {
        int port = freePort();
        String all = "port " + port + "\nbind 127.0.0.1\ndir " + folder + "\n" + configuration;
        Path file = Files.writeString(folder.resolve("sentinel.conf"), all);
        return new RealRedis(folder, port, List.of(PROGRAM, file.toString(), "--sentinel"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, PROGRAM)));
    }

    public int port() {
        return port;
    }

    public RedisURI uri() {
        return RedisURI.create("127.0.0.1", port);
    }

    public void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve(port + ".log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Grants.until(this::ping);
    }

    /** True once it has read its data; a password or a renamed command is a sign of life too. */
    private boolean ping() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
            return answer.equals("+PONG") || answer.equals("-NOAU");
        }
    }

    /** As with kill -9. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    /** It keeps its sockets and does nothing. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("it was never started");
        }
        try {
            new ProcessBuilder("kill", name, String.valueOf(running.pid()))
                    .start()
                    .onExit()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As its administrator. */
    public <T> T admin(Function<RedisCommands<String, String>, T> work) {
        RedisClient client = RedisClient.create(uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return work.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
