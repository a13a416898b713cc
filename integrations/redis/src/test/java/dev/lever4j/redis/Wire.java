package dev.lever4j.redis;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a store's sockets go through, and where what passes can be lost. */
final class Wire implements AutoCloseable {
    enum Loss {
        REQUEST,
        ANSWER,
        /** Nothing is closed; the answer just never comes, nor does any later one on this socket. */
        ANSWER_IN_SILENCE
    }

    private record Plan(String command, Loss loss) {}

    private final ServerSocket listening;
    private final int target;
    private final AtomicReference<@Nullable Plan> plan = new AtomicReference<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    Wire(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread("wire", this::accept);
    }

    RedisURI uri() {
        return RedisURI.create("127.0.0.1", listening.getLocalPort());
    }

    /** Once, with the next such command. */
    void lose(Loss loss, String command) {
        plan.set(new Plan(command, loss));
    }

    boolean hasLost() {
        return plan.get() == null;
    }

    @Override
    public void close() {
        closeQuietly(listening);
        sockets.forEach(Wire::closeQuietly);
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = listening.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(near);
            sockets.add(far);
            AtomicReference<@Nullable Loss> losing = new AtomicReference<>();
            thread("requests", () -> requests(near, far, losing));
            thread("answers", () -> answers(near, far, losing));
        }
    }

    private void requests(Socket near, Socket far, AtomicReference<@Nullable Loss> losing) throws IOException {
        try (near;
                far) {
            InputStream in = near.getInputStream();
            OutputStream out = far.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Loss loss = planned(Arrays.copyOf(buffer, read));
                if (loss == Loss.REQUEST) {
                    return;
                }
                if (loss != null) {
                    losing.set(loss);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private void answers(Socket near, Socket far, AtomicReference<@Nullable Loss> losing) throws IOException {
        InputStream in = far.getInputStream();
        OutputStream out = near.getOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (losing.get() == Loss.ANSWER) {
                break;
            }
            if (losing.get() == null) {
                out.write(buffer, 0, read);
            }
        }
        closeQuietly(near);
        closeQuietly(far);
    }

    private @Nullable Loss planned(byte[] request) {
        Plan now = plan.get();
        if (now == null || !new String(request, StandardCharsets.ISO_8859_1).contains(now.command)) {
            return null;
        }
        return plan.compareAndSet(now, null) ? now.loss : null;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // a socket ended, which is what these are for
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
