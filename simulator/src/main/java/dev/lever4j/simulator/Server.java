package dev.lever4j.simulator;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The JDK's HTTP server, set up to carry a thousand connections. */
final class Server {
    private static final int BACKLOG = 4096;

    static {
        // read once, when the JDK's server class is first used; what the user has set wins
        prefer("sun.net.httpserver.nodelay", "true"); // else Nagle and delayed acks cost 40 ms per answer
        prefer("sun.net.httpserver.maxIdleConnections", "10000"); // 200: above it, kept-alive connections are cut
        prefer("sun.net.httpserver.idleInterval", "300"); // seconds
    }

    private final HttpServer http;
    private final ExecutorService threads;

    private Server(HttpServer http, ExecutorService threads) {
        this.http = http;
        this.threads = threads;
    }

    /** Listens, and answers nothing until {@link #serve}. */
    static Server open(int port) {
        try {
            HttpServer http =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
            AtomicInteger number = new AtomicInteger();
            ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task, number.incrementAndGet()));
            http.setExecutor(threads);
            return new Server(http, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot listen on port " + port + "; is it taken?", e);
        }
    }

    Server serve(HttpHandler door) {
        http.createContext("/", door);
        http.start();
        return this;
    }

    Executor threads() {
        return threads;
    }

    int port() {
        return http.getAddress().getPort();
    }

    void stop() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable task, int number) {
        Thread thread = new Thread(task, "lever-simulator-" + number);
        thread.setDaemon(true);
        return thread;
    }

    private static void prefer(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
