package dev.lever4j.client.token;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.error.ConnectionFailedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * An authorization server whose refresh tokens are good for one use: the oracle. What it is told to do, it does once
 * each.
 */
final class FakeAuthServer implements Transport {
    interface Act extends Function<WireRequest, Mono<HttpReply>> {}

    final AtomicReference<String> refreshToken = new AtomicReference<>("refresh-0");
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger refreshes = new AtomicInteger();
    final AtomicInteger reused = new AtomicInteger();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final List<String> forms = new CopyOnWriteArrayList<>();
    final Queue<Act> script = new ConcurrentLinkedQueue<>();
    volatile Duration latency = Duration.ZERO;
    /** Whether a spent token that is shown again ends the grant, as RFC 9700 wants it. */
    volatile boolean revokesOnReuse;
    /** For how long the token that was spent last is answered again with what it brought. */
    volatile Duration grace = Duration.ZERO;

    volatile String expiresIn = "3600";
    private final AtomicReference<String> spent = new AtomicReference<>("");
    private volatile long spentAt;
    private final Scheduler scheduler;

    FakeAuthServer(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Mono<HttpReply> send(WireRequest request) {
        return Mono.defer(() -> {
            requests.incrementAndGet();
            Act act = script.poll();
            return act == null ? rotateSlowly(request) : act.apply(request);
        });
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    Mono<HttpReply> rotateSlowly(WireRequest request) {
        if (!request.departure().depart()) {
            return Mono.error(new ConnectionFailedException("given up before it was sent", false, null));
        }
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        Mono<HttpReply> reply = Mono.fromCallable(() -> rotate(request));
        Mono<HttpReply> slow =
                latency.isZero() ? reply : Mono.delay(latency, scheduler).then(reply);
        // before the reply goes on, for what follows it may start the next refresh
        return slow.doOnTerminate(running::decrementAndGet).doOnCancel(running::decrementAndGet);
    }

    synchronized HttpReply rotate(WireRequest request) {
        String form = new String(Objects.requireNonNull(request.body()), StandardCharsets.US_ASCII);
        forms.add(form);
        String presented = URLDecoder.decode(form.substring(form.lastIndexOf('=') + 1), StandardCharsets.UTF_8);
        int next = refreshes.get() + 1;
        if (presented.equals(spent.get()) && now() - spentAt < grace.toMillis()) {
            return reply(200, granted(refreshes.get(), expiresIn));
        }
        if (!presented.equals(refreshToken.get())) {
            reused.incrementAndGet();
            if (revokesOnReuse) {
                refreshToken.set("revoked");
            }
            return reply(403, "{\"error\":\"invalid_grant\",\"error_description\":\"" + presented + "\"}");
        }
        spent.set(presented);
        spentAt = now();
        refreshToken.set("refresh-" + next);
        refreshes.incrementAndGet();
        return reply(200, granted(next, expiresIn));
    }

    private long now() {
        return scheduler.now(TimeUnit.MILLISECONDS);
    }

    static String granted(int number, String expiresIn) {
        return "{\"access_token\":\"access-%d\",\"refresh_token\":\"refresh-%d\",\"token_type\":\"bearer\",\"expires_in\":%s}"
                .formatted(number, number, expiresIn);
    }

    static HttpReply reply(int status, String body) {
        return new HttpReply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static Act answering(int status, String body) {
        return request -> {
            request.departure().depart();
            return Mono.just(reply(status, body));
        };
    }
}
