package dev.lever4j.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is told by webhooks: writes down what comes and answers as it was told to, else 204. */
final class Receiver implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new ArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What came. */
    record Call(String method, String path, Headers headers, String body) {
        JsonNode json() {
            return MAPPER.readTree(body);
        }
    }

    Receiver() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/hook", this::note);
        http.createContext("/elsewhere", this::note);
        http.createContext("/never", exchange -> {
            note(exchange.getRequestURI().getPath(), exchange);
            await();
        });
        http.start();
    }

    URI url() {
        return url("/hook");
    }

    /** {@code /never} is one that is never answered. */
    URI url(String path) {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + path);
    }

    /** What to answer the next calls with, in order. */
    synchronized void answers(Integer... next) {
        statuses.addAll(List.of(next));
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    List<JsonNode> bodies() {
        return calls().stream().map(Call::json).toList();
    }

    /** The data of each delivery of an event. */
    List<JsonNode> told(String event) {
        return bodies().stream()
                .filter(body -> body.get("event").stringValue().equals(event))
                .map(body -> body.get("data"))
                .toList();
    }

    /** Fails where they do not come. */
    synchronized void awaitCalls(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (calls.size() < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(calls.size() + " calls came of " + count);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void note(HttpExchange exchange) throws IOException {
        int status = note(exchange.getRequestURI().getPath(), exchange);
        if (status / 100 == 3) {
            exchange.getResponseHeaders().set("Location", url("/elsewhere").toString());
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private int note(String path, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (this) {
            calls.add(new Call(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
            notifyAll();
            return statuses.isEmpty() ? 204 : statuses.remove();
        }
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
