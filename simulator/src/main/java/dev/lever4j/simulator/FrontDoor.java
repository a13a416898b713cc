package dev.lever4j.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lever4j.simulator.api.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Each request: write it down, hold it at a gate, let a fault or the backend answer, hold the answer at a gate, wait,
 * send. No thread waits meanwhile.
 */
final class FrontDoor implements HttpHandler {
    private final Backend backend;
    private final Ledger ledger;
    private final Faults faults;
    private final Delays delays;
    private final Executor threads;

    FrontDoor(Backend backend, Ledger ledger, Faults faults, Delays delays, Executor threads) {
        this.backend = backend;
        this.ledger = ledger;
        this.faults = faults;
        this.delays = delays;
        this.threads = threads;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Backend.Call call = read(exchange);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        String body = new String(call.body(), StandardCharsets.UTF_8);
        Ledger.Visit visit =
                ledger.arrived(call.method(), call.path(), call.query(), Collections.unmodifiableMap(headers), body);
        Reply cut = new Reply(exchange, visit, null, null);
        after(faults.pass(call.method(), call.path()), () -> process(exchange, call, visit), cut);
    }

    /** Goes on when the gate is open, on this thread if it is; else cuts the connection. */
    private void after(CompletableFuture<Boolean> gate, Runnable then, Reply cut) {
        if (gate.isDone()) {
            goOn(gate.join(), then, cut);
        } else {
            CompletableFuture<Void> ignored = gate.thenAcceptAsync(opened -> goOn(opened, then, cut), threads);
        }
    }

    private static void goOn(boolean opened, Runnable then, Reply cut) {
        if (opened) {
            then.run();
        } else {
            cut.send();
        }
    }

    private void process(HttpExchange exchange, Backend.Call call, Ledger.Visit visit) {
        Fault fault = faults.take(call.method(), call.path());
        Reply reply = new Reply(exchange, visit, fault, answer(call, fault));
        Reply cut = new Reply(exchange, visit, fault, null);
        after(faults.passAnswer(call.method(), call.path()), () -> send(reply, call, fault), cut);
    }

    private void send(Reply reply, Backend.Call call, @Nullable Fault fault) {
        Duration delay = delays.of(call.path()).plus(fault == null ? Duration.ZERO : fault.delay());
        if (delay.isZero()) {
            reply.send();
        } else {
            CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, threads)
                    .execute(reply::send);
        }
    }

    private @Nullable Answer answer(Backend.Call call, @Nullable Fault fault) {
        if (fault == null) {
            return backend.answer(call);
        }
        Answer answer = switch (fault.kind()) {
            case DROP -> null;
            case ANSWER -> injected(fault);
            case TRUE_ANSWER, TRUNCATE, LOSE_ANSWER -> backend.answer(call);
        };
        if (answer != null) {
            for (Map.Entry<String, String> header : fault.headers().entrySet()) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return answer;
    }

    private static Answer injected(Fault fault) {
        Answer answer = Answer.error(
                fault.status(), "InjectedError", "The simulator was told to answer " + fault.status() + ".");
        String body = fault.body();
        return body == null
                ? answer
                : new Answer(answer.status(), answer.headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Backend.Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String query = exchange.getRequestURI().getRawQuery();
        return new Backend.Call(
                exchange.getRequestMethod(),
                header(exchange, "Host"),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                header(exchange, "Authorization"),
                header(exchange, "Content-Type"),
                body);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** An answer on its way out; null is none: the connection is cut. */
    private record Reply(
            HttpExchange exchange,
            Ledger.Visit visit,
            @Nullable Fault fault,
            @Nullable Answer answer) {
        void send() {
            boolean lost = answer == null || (fault != null && fault.kind() == Fault.Kind.LOSE_ANSWER);
            visit.answered(lost || answer == null ? -1 : answer.status());
            try {
                if (!lost && answer != null) {
                    write(answer);
                }
            } catch (IOException clientIsGone) {
                // the client hung up: it does not want to know
            } finally {
                exchange.close(); // cuts the connection unless a whole answer was written
            }
        }

        private void write(Answer whole) throws IOException {
            whole.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            long length = whole.body().length();
            exchange.sendResponseHeaders(whole.status(), length == 0 ? -1 : length);
            if (length > 0) {
                OutputStream out = exchange.getResponseBody();
                whole.body().writeTo(out, toSend(length));
                out.flush();
            }
        }

        private long toSend(long length) {
            return fault != null && fault.kind() == Fault.Kind.TRUNCATE ? Math.min(fault.bytes(), length) : length;
        }
    }
}
