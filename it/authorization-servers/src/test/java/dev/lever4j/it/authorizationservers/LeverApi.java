package dev.lever4j.it.authorizationservers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A Data API without data. It answers who shows a token that the authorization server stands by at that moment. */
final class LeverApi implements AutoCloseable {
    private static final String EMPTY = "{\"data\":[],\"hasNext\":false}";
    private static final String REFUSED = "{\"code\":\"Unauthorized\",\"message\":\"This token is not accepted.\"}";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Predicate<String> good;
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** @param good whether the authorization server stands by a token; asked at each request */
    LeverApi(Predicate<String> good) {
        this.good = good;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int served() {
        return served.get();
    }

    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String shown = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("authorization"), "");
        boolean accepted = shown.startsWith("Bearer ") && good.test(shown.substring("Bearer ".length()));
        (accepted ? served : refused).incrementAndGet();
        byte[] body = (accepted ? EMPTY : REFUSED).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(accepted ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
