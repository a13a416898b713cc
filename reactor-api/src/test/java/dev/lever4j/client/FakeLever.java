package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A server side that is a function, with a ledger of what was sent to it, and clients of it whose time is virtual. */
final class FakeLever implements Transport {
    static final LeverEnvironment SOMEWHERE =
            LeverEnvironment.custom(URI.create("https://lever.test"), URI.create("https://auth.lever.test"));

    final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    final TimeAndChance time = TimeAndChance.of(clock, new Random(1));
    final List<WireRequest> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();
    final AtomicBoolean closed = new AtomicBoolean();
    private final Function<WireRequest, Mono<HttpReply>> answer;
    private final boolean ledger;
    private Duration latency = Duration.ZERO;

    private FakeLever(Function<WireRequest, Mono<HttpReply>> answer, boolean ledger) {
        this.answer = answer;
        this.ledger = ledger;
    }

    static FakeLever answering(Function<WireRequest, Mono<HttpReply>> answer) {
        return new FakeLever(answer, true);
    }

    /** Counts requests and forgets them, for very long lists. */
    static FakeLever forgetful(Function<WireRequest, Mono<HttpReply>> answer) {
        return new FakeLever(answer, false);
    }

    /** The same JSON for every request. */
    static FakeLever saying(int status, String json) {
        return answering(request -> Mono.just(reply(status, json)));
    }

    /** One answer after the other. */
    static FakeLever script(String... bodies) {
        AtomicInteger next = new AtomicInteger();
        return answering(request -> Mono.just(reply(200, bodies[next.getAndIncrement()])));
    }

    /** Each answer takes so long. */
    FakeLever taking(Duration time) {
        latency = time;
        return this;
    }

    static HttpReply reply(int status, String json) {
        return new HttpReply(
                status,
                Map.of("content-type", List.of("application/json; charset=utf-8")),
                json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Mono<HttpReply> send(WireRequest request) {
        return Mono.defer(() -> {
                    requests.incrementAndGet();
                    if (ledger) {
                        sent.add(request);
                    }
                    request.departure().depart();
                    Mono<HttpReply> reply = answer.apply(request);
                    return latency.isZero() ? reply : reply.delayElement(latency, clock);
                })
                .doOnCancel(cancelled::incrementAndGet);
    }

    @Override
    public Mono<Void> close() {
        return Mono.fromRunnable(() -> closed.set(true));
    }

    LeverResources resources() {
        return resources(Telemetry.NONE);
    }

    LeverResources resources(Telemetry told) {
        return LeverResources.builder()
                .timeAndChance(time)
                .connect(environment -> this)
                .telemetry(told)
                .build();
    }

    /** A client with a key, and a rate that never makes it wait. */
    LeverClient client() {
        return client(resources());
    }

    LeverClient client(LeverResources resources) {
        return LeverClient.builder()
                .environment(SOMEWHERE)
                .apiKey(Secret.of("key"))
                .rate(new RateLimit(1_000_000, 1_000_000))
                .resources(resources)
                .build();
    }

    /** Path and query of each request, as they went out. */
    List<String> targets() {
        return sent.stream()
                .map(WireRequest::url)
                .map(url -> url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()))
                .toList();
    }

    String query(int request) {
        return String.valueOf(sent.get(request).url().getRawQuery());
    }
}
