package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.ChangeSet;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.WebhookHandler;
import dev.lever4j.client.webhook.WebhookReceiver;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Webhook;
import dev.lever4j.model.WebhookEvent;
import dev.lever4j.request.WebhookBody;
import dev.lever4j.simulator.webhook.Delivery;
import dev.lever4j.webhook.WebhookDelivery;
import dev.lever4j.webhook.WebhookVerifier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** Signed deliveries over real HTTP, by somebody else's reading of how Lever sends them. */
class DeliveredWebhooksTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final SimulatedAccount account = SimulatedAccount.connected();
    private final Queue<WebhookDelivery> effects = new ConcurrentLinkedQueue<>();
    private final Sinks.One<WebhookReceiver> receiver = Sinks.one();
    private final DisposableServer site = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.post(
                    "/lever",
                    (request, response) -> request.receive()
                            .aggregate()
                            .asByteArray()
                            .flatMap(body -> receiver.asMono().flatMap(one -> one.receive(body)))
                            .flatMap(
                                    receipt -> response.status(receipt.status()).send())))
            .bindNow(SOON);

    @AfterEach
    void close() {
        account.close();
        site.disposeNow(SOON);
    }

    private Webhook listen(WebhookEvent event) {
        return account.client
                .webhooks()
                .create(WebhookBody.builder("http://127.0.0.1:" + site.port() + "/lever", event)
                        .build())
                .blockOptional(SOON)
                .orElseThrow();
    }

    private static Secret signingToken(Webhook made) {
        return Objects.requireNonNull(
                Objects.requireNonNull(made.configuration()).signatureToken());
    }

    private void handle(Webhook made, WebhookHandler handler) {
        receiver.tryEmitValue(
                WebhookReceiver.of(WebhookVerifier.of(signingToken(made)), SeenDeliveries.inMemory(), handler));
    }

    private Mono<Void> note(WebhookDelivery delivery) {
        return Mono.fromRunnable(() -> effects.add(delivery));
    }

    private Opportunity anybody() {
        return account.client
                .opportunities()
                .list(where -> where.archived(false))
                .items()
                .next()
                .blockOptional(SOON)
                .orElseThrow();
    }

    private String moved(Opportunity who) {
        String elsewhere = account.client
                .stages()
                .list()
                .items()
                .filter(stage -> !stage.id().equals(stage(who)))
                .next()
                .blockOptional(SOON)
                .orElseThrow()
                .id();
        account.client.opportunity(who.id()).changeStage(elsewhere).block(SOON);
        account.lever.webhooks().awaitIdle(SOON);
        return elsewhere;
    }

    private static String stage(Opportunity of) {
        return Objects.requireNonNull(of.stage()).id();
    }

    private List<Integer> statuses(Delivery delivery) {
        return account.lever.webhooks().delivery(delivery.number()).tries().stream()
                .map(Delivery.Try::status)
                .toList();
    }

    @Test
    void anEventIsHandledOnceAndTheRecordReadAsItIsNow() {
        handle(listen(WebhookEvent.CANDIDATE_STAGE_CHANGE), this::note);
        Opportunity who = anybody();
        String stage = moved(who);

        Delivery sent = account.lever.webhooks().deliveries().get(0);
        assertThat(statuses(sent)).containsExactly(200);
        Opportunity now = account.client
                .webhooks()
                .opportunityOf(effects.element())
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(now.id()).isEqualTo(who.id());
        assertThat(stage(now)).isEqualTo(stage);

        Delivery replayed = account.lever.webhooks().replay(sent);
        Delivery forged = account.lever.webhooks().forge(sent, "{\"opportunityId\":\"" + who.id() + "\"}");
        account.lever.webhooks().awaitIdle(SOON);
        assertThat(statuses(replayed)).containsExactly(200);
        assertThat(statuses(forged)).containsExactly(200);
        assertThat(effects).hasSize(1);
    }

    @Test
    void aHandlerThatFailsTwiceIsToldThreeTimesAndHasOneEffect() {
        AtomicInteger tries = new AtomicInteger();
        handle(
                listen(WebhookEvent.CANDIDATE_STAGE_CHANGE),
                delivery ->
                        tries.incrementAndGet() < 3 ? Mono.error(new IllegalStateException("down")) : note(delivery));
        moved(anybody());
        for (int i = 0; i < 2; i++) {
            account.lever.webhooks().redeliverNow();
            account.lever.webhooks().awaitIdle(SOON);
        }

        Delivery sent = account.lever.webhooks().deliveries().get(0);
        assertThat(statuses(sent)).containsExactly(500, 500, 200);
        assertThat(account.lever.webhooks().delivery(sent.number()).state()).isEqualTo(Delivery.State.ACKNOWLEDGED);
        assertThat(effects).hasSize(1);
    }

    @Test
    void everyEventOfLeversIsVerifiedAndKnownByItsName() {
        Webhook first = listen(WebhookEvent.APPLICATION_CREATED);
        handle(first, this::note);
        account.lever
                .webhooks()
                .to(URI.create("http://127.0.0.1:" + site.port() + "/lever"))
                .event("somethingNew")
                .send();
        account.lever.webhooks().awaitIdle(SOON);
        assertThat(statuses(account.lever.webhooks().deliveries().get(0)))
                .as("unsigned")
                .containsExactly(401);

        account.lever.webhooks().test("applicationCreated");
        account.lever.webhooks().awaitIdle(SOON);
        assertThat(effects.element().event()).isEqualTo(WebhookEvent.APPLICATION_CREATED);
    }

    @Test
    void aHintIsReadAtOnceThoughTheNextRoundIsFarAway() {
        Sinks.Many<WebhookDelivery> hints = Sinks.many().multicast().onBackpressureBuffer();
        handle(
                listen(WebhookEvent.CANDIDATE_STAGE_CHANGE),
                delivery -> Mono.fromRunnable(() -> hints.tryEmitNext(delivery)));
        Opportunity who = anybody();

        StepVerifier.create(account.client
                        .changes(ChangePosition.since(
                                account.client.timeAndChance().now().plusSeconds(3600)))
                        .every(Duration.ofHours(1))
                        .hints(hints.asFlux())
                        .follow()
                        .doOnNext(set -> {
                            if (set.changes().isEmpty()) {
                                Schedulers.boundedElastic().schedule(() -> moved(who));
                            }
                        })
                        .flatMapIterable(ChangeSet::changes)
                        .take(1))
                .assertNext(change -> assertThat(change.id()).isEqualTo(who.id()))
                .expectComplete()
                .verify(SOON);
    }
}
