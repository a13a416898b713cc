package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.webhook.WebhookHandler;
import dev.lever4j.model.Webhook;
import dev.lever4j.model.WebhookEvent;
import dev.lever4j.request.WebhookBody;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.webhook.Delivery;
import dev.lever4j.simulator.webhook.Webhooks;
import dev.lever4j.webhook.WebhookDelivery;
import dev.lever4j.webhook.WebhookVerifier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;

/** A whole application on a real port, and a simulated Lever that tells it what happens. */
class WebhookApplicationTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DATA = "{\"opportunityId\":\"one\"}";

    private final int port = FreePort.find();
    private final Simulator lever = Simulator.start();
    private final Webhooks webhooks = lever.webhooks();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
            .apiKey(Secret.of(lever.apiKey()))
            .build();
    private final AtomicInteger failures = new AtomicInteger();
    private final Queue<String> effects = new ConcurrentLinkedQueue<>();
    private @Nullable ConfigurableApplicationContext app;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {}

    @AfterEach
    void stop() {
        if (app != null) {
            app.close();
        }
        client.close();
        lever.close();
    }

    /** As Lever tells whoever makes it by the API. */
    private String signingToken(String path) {
        Webhook made = client.webhooks()
                .create(WebhookBody.builder(at(path).toString(), WebhookEvent.CANDIDATE_HIRED)
                        .build())
                .blockOptional(SOON)
                .orElseThrow();
        return Objects.requireNonNull(
                        Objects.requireNonNull(made.configuration()).signatureToken())
                .reveal();
    }

    private <T> void run(Class<T> type, T bean, String... properties) {
        app = new SpringApplicationBuilder(App.class)
                .web(WebApplicationType.REACTIVE)
                .initializers(context -> ((GenericApplicationContext) context).registerBean("taker", type, () -> bean))
                .properties(
                        "server.port=" + port,
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "lever4j.api-key=k",
                        "lever4j.store.type=memory")
                .properties(properties)
                .run();
    }

    private Mono<Void> handle(String account) {
        return Mono.fromRunnable(() -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("down");
            }
            effects.add(account);
        });
    }

    private void runOne(String... properties) {
        run(WebhookHandler.class, delivery -> handle(delivery.event().text()), properties);
    }

    private List<Integer> statuses(Delivery delivery) {
        webhooks.awaitIdle(SOON);
        return webhooks.delivery(delivery.number()).tries().stream()
                .map(Delivery.Try::status)
                .toList();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Test
    void aDeliveryHasOneEffectHoweverOftenItComes() {
        runOne("lever4j.webhooks.signing-tokens=another," + signingToken("/lever/webhooks"));

        Delivery sent = webhooks.fire("candidateHired", DATA).get(0);
        assertThat(statuses(sent)).containsExactly(200);
        Delivery known = webhooks.delivery(sent.number());
        assertThat(statuses(webhooks.replay(known))).as("replayed").containsExactly(200);
        assertThat(statuses(webhooks.forge(known, "{\"opportunityId\":\"two\"}")))
                .as("forged")
                .containsExactly(200);
        assertThat(effects).containsExactly("candidateHired");
    }

    @Test
    void whatTheHandlerFailsAtComesAgain() {
        runOne("lever4j.webhooks.signing-tokens=" + signingToken("/lever/webhooks"));
        failures.set(2);

        Delivery sent = webhooks.fire("candidateHired", DATA).get(0);
        for (int i = 0; i < 2; i++) {
            webhooks.awaitIdle(SOON);
            assertThat(effects).isEmpty();
            webhooks.redeliverNow();
        }

        assertThat(statuses(sent)).containsExactly(500, 500, 200);
        assertThat(effects).hasSize(1);
    }

    @Test
    void whatIsNotLeversIsNotTaken() {
        runOne("lever4j.webhooks.signing-tokens=key", "lever4j.webhooks.path=/in");

        assertThat(statuses(webhooks.to(at("/in")).send())).as("unsigned").containsExactly(401);
        assertThat(statuses(webhooks.to(at("/in")).signedWith("other").send()))
                .as("another's")
                .containsExactly(401);
        assertThat(statuses(webhooks.to(at("/in"))
                        .body("x".repeat(WebhookVerifier.MOST_BYTES + 1))
                        .send()))
                .as("too large")
                .containsExactly(413);
        assertThat(statuses(webhooks.to(at("/in"))
                        .body("x".repeat(WebhookVerifier.MOST_BYTES))
                        .send()))
                .as("no JSON")
                .containsExactly(400);
        assertThat(statuses(webhooks.to(at("/in"))
                        .signedWith("key")
                        .triggeredAt(Instant.now().minusSeconds(360))
                        .send()))
                .as("memory has forgotten what is that old")
                .containsExactly(400);
        assertThat(effects).isEmpty();
        assertThat(statuses(webhooks.to(at("/in")).signedWith("key").send())).containsExactly(200);
        assertThat(effects).hasSize(1);
    }

    @Test
    void routesCanBeSwitchedOff() {
        runOne("lever4j.webhooks.signing-tokens=key", "lever4j.webhooks.enabled=false");

        assertThat(statuses(webhooks.to(at("/lever/webhooks")).signedWith("key").send()))
                .containsExactly(404);
        assertThat(effects).isEmpty();
    }

    @Test
    void everythingThatMayBeLazyIs() {
        runOne("lever4j.webhooks.signing-tokens=key", "spring.main.lazy-initialization=true");

        assertThat(statuses(webhooks.to(at("/lever/webhooks")).signedWith("key").send()))
                .containsExactly(200);
    }

    @Test
    void theyMayComeToBelowThePathThatConnects() {
        run(
                AccountWebhooks.class,
                new Customers(Map.of("acme", "a")),
                "lever4j.api-key=",
                "lever4j.oauth.client-id=app",
                "lever4j.oauth.client-secret=secret",
                "lever4j.oauth.redirect-uri=" + at("/lever/callback"),
                "lever4j.oauth.scopes=stages:read:admin",
                "lever4j.webhooks.path=/lever/connect/hooks");

        URI hooks = at("/lever/connect/hooks/acme");
        assertThat(statuses(webhooks.to(hooks).signedWith("a").send())).containsExactly(200);
        assertThat(statuses(webhooks.to(at("/lever/connect")).signedWith("a").send()))
                .as("no page of this application")
                .containsExactly(403);
    }

    /** Who has the key of its own webhook, and remembers its own deliveries alone. */
    private final class Customers implements AccountWebhooks {
        private final Map<String, String> keys;

        Customers(Map<String, String> keys) {
            this.keys = keys;
        }

        @Override
        public Mono<WebhookVerifier> verifier(String account) {
            return Mono.justOrEmpty(keys.get(account)).map(key -> WebhookVerifier.of(Secret.of(key)));
        }

        @Override
        public Mono<Void> handle(String account, WebhookDelivery delivery) {
            return WebhookApplicationTest.this.handle(account);
        }
    }

    @Test
    void accountsHaveNothingOfEachOther() {
        run(AccountWebhooks.class, new Customers(Map.of("acme", "a", "über/uns", "u", "twin", "a")));
        Instant now = Instant.now();

        for (String account : List.of("acme", "%C3%BCber%2Funs", "twin", "acme")) {
            URI url = at("/lever/webhooks/" + account);
            String key = account.startsWith("%") ? "u" : "a";
            assertThat(statuses(webhooks.to(url)
                            .token("t")
                            .triggeredAt(now)
                            .signedWith(key)
                            .send()))
                    .as(account)
                    .containsExactly(200);
        }
        assertThat(effects).as("the same key, and the last one twice").containsExactly("acme", "über/uns", "twin");
        assertThat(statuses(webhooks.to(at("/lever/webhooks/%C3%BCber%2Funs"))
                        .signedWith("a")
                        .send()))
                .as("signed by another account's")
                .containsExactly(401);
    }

    @Test
    void whoIsNoAccountIsNotFound() {
        run(AccountWebhooks.class, new Customers(Map.of("acme", "a")));

        for (String account : List.of("", "/nobody", "/%00", "/%20", "/" + "x".repeat(201), "/acme/more")) {
            assertThat(statuses(webhooks.to(at("/lever/webhooks" + account))
                            .signedWith("a")
                            .send()))
                    .as(account)
                    .containsExactly(404);
        }
        assertThat(effects).isEmpty();
    }
}
