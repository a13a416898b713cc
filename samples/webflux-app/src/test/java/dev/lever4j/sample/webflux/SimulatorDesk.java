package dev.lever4j.sample.webflux;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lever4j.simulator.Controls;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a script that drives a browser tells the simulated Lever what is to happen, and asks what it has seen. */
final class SimulatorDesk implements AutoCloseable {
    private static final String ONE = "/v1/opportunities/*";

    private final HttpServer server;
    private volatile @Nullable Gate gate;

    SimulatorDesk(RunningApp app, String account) throws IOException {
        Simulator lever = app.lever(account);
        Recruiter recruiter = new Recruiter(app.onlooker(account));
        Controls controls = lever.controls();
        Map<String, Runnable> orders = Map.ofEntries(
                Map.entry("/deny", () -> controls.denyConsent(true)),
                Map.entry("/allow", () -> controls.denyConsent(false)),
                Map.entry("/revoke", controls::revokeGrants),
                Map.entry("/throttle", () -> controls.rate(0.05, 1)),
                Map.entry("/relieve", () -> controls.rate(10, 20)),
                Map.entry("/slow", () -> controls.latency(Duration.ofMillis(400))),
                Map.entry("/fast", () -> controls.latency(Duration.ZERO)),
                Map.entry("/hold-list", () -> gate = controls.hold("GET", "/v1/opportunities")),
                Map.entry("/hold-move", () -> gate = controls.hold("PUT", ONE)),
                Map.entry("/release", controls::clearFaults),
                Map.entry("/happen", recruiter::move),
                Map.entry("/archive", recruiter::archive),
                Map.entry("/rename", () -> recruiter.rename("Grace Hopper")),
                Map.entry("/delete", () -> {
                    String id = recruiter.another();
                    controls.inject(Fault.status(404).on("GET", "/v1/opportunities/" + id));
                    lever.webhooks().fire("candidateDeleted", "{\"opportunityId\":\"" + id + "\"}");
                }),
                Map.entry("/gone", () -> controls.inject(Fault.status(404).on("GET", ONE))),
                Map.entry("/lose-note", () -> controls.inject(Fault.loseAnswer().on("POST", ONE))));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        orders.forEach((path, order) -> server.createContext(path, exchange -> {
            order.run();
            answer(exchange, "done");
        }));
        server.createContext("/held", exchange -> {
            Waiting.until(Objects.requireNonNull(gate).arrived(1));
            answer(exchange, "held");
        });
        server.createContext(
                "/asked",
                exchange -> answer(exchange, Long.toString(lever.ledger().count("GET", "/v1/opportunities"))));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
