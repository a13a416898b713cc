package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.WebhookReceiver;
import dev.lever4j.webhook.WebhookDelivery;
import dev.lever4j.webhook.WebhookVerifier;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.test.publisher.PublisherProbe;

/** How much is read, what is logged, and what becomes of an account that cannot be looked up. */
class WebhookRoutesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String KEY = "s3cr3t";
    private static final String PERSON = "Ada Lovelace";

    private final Lines lines = Lines.of("dev.lever4j.spring");

    @AfterEach
    void close() {
        lines.close();
    }

    private static RouterFunction<ServerResponse> one(Mono<Void> handling) {
        return WebhookRoutes.of(
                "/in",
                WebhookReceiver.of(
                        WebhookVerifier.of(Secret.of(KEY)), SeenDeliveries.inMemory(), delivery -> handling));
    }

    private static int status(RouterFunction<ServerResponse> routes, String path, Flux<DataBuffer> body) {
        return answer(routes, path, body)
                .map(answer -> answer.statusCode().value())
                .blockOptional(SOON)
                .orElseThrow();
    }

    private static Mono<ServerResponse> answer(
            RouterFunction<ServerResponse> routes, String path, Flux<DataBuffer> body) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.post(path).body(body));
        ServerRequest request =
                ServerRequest.create(exchange, HandlerStrategies.withDefaults().messageReaders());
        return routes.route(request).flatMap(handler -> handler.handle(request));
    }

    private static Flux<DataBuffer> body(String text) {
        return Flux.just(new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT)
                .wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String signed() throws Exception {
        return signed(KEY, Instant.now());
    }

    private static String signed(String key, Instant at) throws Exception {
        long now = at.toEpochMilli();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(("token" + now).getBytes(StandardCharsets.UTF_8)));
        return "{\"event\":\"candidateHired\",\"triggeredAt\":%d,\"token\":\"token\",\"signature\":\"%s\",\"data\":{\"name\":\"%s\"}}"
                .formatted(now, signature, PERSON);
    }

    @Test
    void noMoreIsReadThanCouldBeADelivery() {
        NettyDataBufferFactory buffers = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
        List<DataBuffer> sent = new ArrayList<>();
        PublisherProbe<DataBuffer> endless = PublisherProbe.of(Flux.<DataBuffer>generate(sink -> {
                    DataBuffer next = buffers.wrap(new byte[1 << 16]);
                    sent.add(next);
                    sink.next(next);
                })
                .take(1_000));

        assertThat(status(one(Mono.empty()), "/in", endless.flux())).isEqualTo(413);

        endless.assertWasCancelled();
        assertThat(sent).as("the first byte too many ends it").hasSize((WebhookVerifier.MOST_BYTES >> 16) + 1);
        assertThat(sent)
                .allMatch(buffer -> ((NettyDataBuffer) buffer).getNativeBuffer().refCnt() == 0);
    }

    @Test
    void anEmptyBodyIsNoDelivery() {
        assertThat(status(one(Mono.empty()), "/in", Flux.empty())).isEqualTo(400);
    }

    @Test
    void aFailureIsLoggedOnceAndByItsKindAlone() throws Exception {
        String body = signed();

        assertThat(status(one(Mono.error(new IllegalStateException(PERSON))), "/in", body(body)))
                .isEqualTo(500);

        assertThat(lines.at(Level.WARN)).hasSize(1);
        assertThat(lines.text()).contains(IllegalStateException.class.getName()).doesNotContain(PERSON, KEY, "token");
    }

    @Test
    void itIsLoggedAlsoWhereLeverHasGoneAway() throws Exception {
        CompletableFuture<MonoSink<Void>> begun = new CompletableFuture<>();
        Disposable waiting =
                answer(one(Mono.create(begun::complete)), "/in", body(signed())).subscribe();
        MonoSink<Void> work = begun.get(SOON.toSeconds(), TimeUnit.SECONDS);

        waiting.dispose();
        work.error(new IllegalStateException(PERSON));

        assertThat(lines.at(Level.WARN)).hasSize(1);
    }

    @Test
    void whatIsNotTakenIsNoNoise() {
        assertThat(status(one(Mono.empty()), "/in", body("{\"name\":\"" + PERSON + "\"}")))
                .isEqualTo(400);

        assertThat(lines.at(Level.DEBUG)).hasSize(1);
        assertThat(lines.at(Level.WARN)).isEmpty();
        assertThat(lines.text()).contains("MALFORMED").doesNotContain(PERSON);
    }

    @Test
    void whatIsRefusedIsSaidOnceForEachReasonUntilOneIsTaken() throws Exception {
        RouterFunction<ServerResponse> routes = one(Mono.empty());
        String another = signed("another", Instant.now());
        String unsigned = another.replaceFirst("\"signature\":\"\\w+\",", "");
        String old = signed(KEY, Instant.now().minus(Duration.ofHours(1)));
        String early = signed(KEY, Instant.now().plus(Duration.ofHours(1)));

        for (String refused : List.of(another, unsigned, old, early, another, unsigned, old, early)) {
            assertThat(status(routes, "/in", body(refused))).isBetween(400, 401);
        }
        assertThat(lines.at(Level.WARN)).hasSize(4).allMatch(line -> line.startsWith("deliveries to /in are refused"));

        assertThat(status(routes, "/in", body(signed()))).isEqualTo(200);
        assertThat(status(routes, "/in", body(another))).isEqualTo(401);
        assertThat(lines.at(Level.WARN)).hasSize(5);
        assertThat(lines.text()).doesNotContain(PERSON, KEY, "\"token\"");
    }

    @Test
    void whatIsRefusedOfOneAccountIsSaidOfItAlone() throws Exception {
        AccountWebhooks accounts = new AccountWebhooks() {
            @Override
            public Mono<WebhookVerifier> verifier(String account) {
                return account.equals("nobody")
                        ? Mono.empty()
                        : Mono.just(WebhookVerifier.of(Secret.of(account.equals("acme") ? KEY : "another")));
            }

            @Override
            public Mono<Void> handle(String account, WebhookDelivery delivery) {
                return Mono.empty();
            }
        };
        RouterFunction<ServerResponse> routes =
                WebhookRoutes.of("/in", new AccountReceivers(accounts, SeenDeliveries.inMemory()));

        for (int i = 0; i < 2; i++) {
            assertThat(status(routes, "/in/acme", body(signed()))).isEqualTo(200);
            assertThat(status(routes, "/in/twin", body(signed()))).isEqualTo(401);
            assertThat(status(routes, "/in/nobody", body(signed()))).isEqualTo(404);
        }

        assertThat(lines.at(Level.WARN)).singleElement().asString().startsWith("deliveries to /in/twin are refused");
    }

    @Test
    void anAccountThatCannotBeLookedUpComesAgain() throws Exception {
        AccountWebhooks broken = new AccountWebhooks() {
            @Override
            public Mono<WebhookVerifier> verifier(String account) {
                throw new IllegalStateException(PERSON);
            }

            @Override
            public Mono<Void> handle(String account, WebhookDelivery delivery) {
                return Mono.empty();
            }
        };
        RouterFunction<ServerResponse> routes =
                WebhookRoutes.of("/", new AccountReceivers(broken, SeenDeliveries.inMemory()));

        assertThat(status(routes, "/acme", body(signed()))).isEqualTo(500);
        assertThat(lines.text()).contains(IllegalStateException.class.getName()).doesNotContain(PERSON);
    }
}
