package dev.lever4j.it.faults.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server on the loopback that misbehaves to the byte: one script for each connection, on a thread of its own. */
public final class FaultServer implements AutoCloseable {
    private final ServerSocket listener;
    private final @Nullable Identity identity;
    private final Script script;
    private final Gate over = new Gate();
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault-server");
        thread.setDaemon(true);
        return thread;
    });

    /** @param identity with TLS; null for plain HTTP */
    public FaultServer(@Nullable Identity identity, Script script) {
        this.identity = identity;
        this.script = script;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
        threads.execute(this::acceptAll);
    }

    public URI url() {
        return URI.create((identity == null ? "http" : "https") + "://127.0.0.1:" + port());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Its connections, in the order in which they were accepted. */
    public List<Line> lines() {
        return lines;
    }

    /** Whatever was received whole, connection after connection. */
    public List<Request> requests() {
        return lines.stream().flatMap(line -> line.requests().stream()).toList();
    }

    /** Those to the API. */
    public List<Request> apiRequests() {
        return requests().stream().filter(request -> !request.isForToken()).toList();
    }

    /** Those to the token endpoint. */
    public List<Request> tokenRequests() {
        return requests().stream().filter(Request::isForToken).toList();
    }

    /** Lets go of whatever holds on. */
    public void end() {
        over.open();
    }

    /** How many connections the client has not closed, after so long a wait at the most. */
    public long leftOpen(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        long open = 0;
        for (Line line : lines) {
            open += line.awaitEnd(Math.max(0, (until - System.nanoTime()) / 1_000_000)) ? 0 : 1;
        }
        return open;
    }

    @Override
    public void close() {
        over.open();
        try {
            listener.close();
        } catch (IOException alreadyClosed) {
            // fine
        }
        lines.forEach(Line::kill);
        threads.shutdownNow();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Line line = new Line(lines.size(), socket, identity, over);
                lines.add(line);
                threads.execute(() -> line.play(script));
            } catch (IOException | RuntimeException closing) {
                return;
            }
        }
    }
}
