package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.RawResponse;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class WritesAreNotRepeatedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimulatedAccount account = SimulatedAccount.connected();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void aNoteWhoseAnswerIsLostIsNotSentAgain() {
        expectOneUnclearSend(Fault.loseAnswer());
    }

    @Test
    void aNoteWhoseAnswerIsCutShortIsNotSentAgain() {
        expectOneUnclearSend(Fault.truncate(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aNoteAnsweredByAServerErrorIsNotSentAgain(int status) {
        expectOneUnclearSend(Fault.status(status));
    }

    @Test
    void aNoteThatWasThrottledIsSentAgainAndAppliedOnce() {
        account.lever.controls().inject(Fault.status(429).on("POST", "/v1/*"));

        StepVerifier.create(note()).expectNextCount(1).expectComplete().verify(PATIENCE);

        assertThat(account.lever
                        .ledger()
                        .entries(entry ->
                                entry.method().equals("POST") && entry.path().startsWith("/v1/")))
                .extracting(entry -> entry.status())
                .containsExactly(429, 201);
    }

    @Test
    void aNoteThatIsOutWhenTheClientClosesMayHaveBeenApplied() {
        Gate held = account.lever.controls().hold("POST", "/v1/*");
        Mono<RawResponse> note = note().cache();
        note.subscribe(saved -> {}, error -> {});
        held.arrived(1).orTimeout(30, TimeUnit.SECONDS).join();

        StepVerifier.create(account.client.closeGracefully(Duration.ZERO))
                .expectComplete()
                .verify(PATIENCE);
        held.open();

        StepVerifier.create(note)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(OutcomeUnknownException.class)
                        .hasCauseInstanceOf(ClientClosedException.class))
                .verify(PATIENCE);
    }

    @Test
    void aReadIsTriedAgain() {
        account.lever.controls().inject(Fault.loseAnswer().on("GET", "/v1/stages"));

        StepVerifier.create(account.client.stages().list().items())
                .thenConsumeWhile(stage -> true)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(account.lever.ledger().count("GET", "/v1/stages")).isEqualTo(2);
    }

    private void expectOneUnclearSend(Fault fault) {
        account.lever.controls().inject(fault.on("POST", "/v1/*"));

        StepVerifier.create(note()).expectError(OutcomeUnknownException.class).verify(PATIENCE);

        assertThat(account.lever
                        .ledger()
                        .entries(entry ->
                                entry.method().equals("POST") && entry.path().startsWith("/v1/")))
                .hasSize(1);
    }

    private Mono<RawResponse> note() {
        byte[] body = "{\"value\":\"Great call\"}".getBytes(StandardCharsets.UTF_8);
        return account.client
                .opportunities()
                .list()
                .items()
                .next()
                .flatMap(first -> account.client
                        .raw()
                        .post("/opportunities/{opportunity}/notes", first.id())
                        .body(body)
                        .exchange());
    }
}
