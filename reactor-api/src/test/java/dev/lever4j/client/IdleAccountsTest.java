package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.error.ClientClosedException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class IdleAccountsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final String TOKENS =
            "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";

    private Mono<HttpReply> answer = Mono.just(FakeLever.reply(200, "{\"data\":[]}"));
    private final FakeLever lever = FakeLever.answering(this::answer);
    private final Watching watching = new Watching();
    private final LeverResources resources = lever.resources(watching);
    private final OAuthApp app = new OAuthApp("app", Secret.of("secret"));
    private final TokenStore grant = InMemoryTokenStore.of(Secret.of("first"));
    private final LeverClient client = LeverClient.builder()
            .environment(FakeLever.SOMEWHERE)
            .oauth(app, grant)
            .resources(resources)
            .build();

    private Mono<HttpReply> answer(WireRequest request) {
        return isRefresh(request) ? Mono.just(FakeLever.reply(200, TOKENS)) : answer;
    }

    private static boolean isRefresh(WireRequest request) {
        return String.valueOf(request.url().getHost()).startsWith("auth.");
    }

    private long refreshes() {
        return lever.sent.stream().filter(IdleAccountsTest::isRefresh).count();
    }

    private void call() {
        call(client);
    }

    private void call(LeverClient client) {
        StepVerifier.create(client.raw().get("/x").exchange())
                .then(() -> lever.clock.advanceTimeBy(Duration.ZERO))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    private int open() {
        return watching.status().accounts().count();
    }

    @Test
    void anAccountIsThereFromItsFirstCallUntilItHasBeenQuiet() {
        assertThat(open()).isZero();
        call();
        lever.clock.advanceTimeBy(IDLE.minusMillis(1));
        assertThat(open()).isEqualTo(1);
        lever.clock.advanceTimeBy(Duration.ofMillis(1));
        assertThat(open()).isZero();
    }

    @Test
    void aCallKeepsIt() {
        call();
        lever.clock.advanceTimeBy(IDLE.minusMinutes(1));
        call();
        lever.clock.advanceTimeBy(IDLE.minusMillis(1));
        assertThat(open()).isEqualTo(1);
        lever.clock.advanceTimeBy(Duration.ofMillis(1));
        assertThat(open()).isZero();
    }

    @Test
    void itComesBackWithTheTokenFromTheStoreAndWhatWasCountedStaysCounted() {
        call();
        lever.clock.advanceTimeBy(IDLE);
        assertThat(open()).isZero();
        assertThat(watching.status().accounts().spent()).isEqualTo(1);

        call();

        assertThat(open()).isEqualTo(1);
        assertThat(refreshes()).isEqualTo(1);
        assertThat(watching.status().accounts().spent()).isEqualTo(2);
    }

    @Test
    void whoeverHoldsAForgottenClientGoesOnWithTheSameToken() {
        LeverClients clients = LeverClients.of(
                resources,
                name -> LeverClient.builder().environment(FakeLever.SOMEWHERE).oauth(app, grant));
        LeverClient held = clients.client("acme");
        call(held);
        lever.clock.advanceTimeBy(IDLE);
        LeverClient anew = clients.client("acme");
        assertThat(anew).isNotSameAs(held);

        call(anew);
        call(held);

        assertThat(open()).isEqualTo(1);
        assertThat(refreshes()).isEqualTo(1);
        assertThat(lever.sent).hasSize(4);
    }

    @Test
    void aCallThatTakesHoursKeepsIt() {
        Sinks.One<HttpReply> late = Sinks.one();
        answer = late.asMono();
        LeverClient patient =
                client.with(options -> options.timeout(Duration.ofHours(9)).attemptTimeout(Duration.ofHours(9)));
        StepVerifier.create(patient.raw().get("/x").exchange())
                .then(() -> lever.clock.advanceTimeBy(Duration.ofHours(1)))
                .then(() -> assertThat(open()).isEqualTo(1))
                .then(() -> late.tryEmitValue(FakeLever.reply(200, "{\"data\":[]}")))
                .then(() -> lever.clock.advanceTimeBy(Duration.ZERO))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void itIsNotLetGoBeforeItsLimitHasRecovered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeverResources.builder().idleAfter(Duration.ofSeconds(59)));
    }

    @Test
    void closingWhatHasBeenLetGoClosesIt() {
        call();
        lever.clock.advanceTimeBy(IDLE);

        resources.closeGracefully(Duration.ZERO).block(SOON);

        assertThat(lever.closed).isTrue();
        StepVerifier.create(client.raw().get("/x").exchange())
                .expectError(ClientClosedException.class)
                .verify(SOON);
    }

    private static final class Watching implements Telemetry {
        private Supplier<ResourceStatus> source = () -> {
            throw new IllegalStateException("not watched");
        };

        @Override
        public Disposable watch(Supplier<ResourceStatus> status) {
            source = status;
            return () -> {};
        }

        ResourceStatus status() {
            return source.get();
        }
    }
}
