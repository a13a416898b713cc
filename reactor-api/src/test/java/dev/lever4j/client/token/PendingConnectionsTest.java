package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.PendingConnection;
import dev.lever4j.auth.connect.RedirectUri;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What was begun is found once, and does not pile up. */
class PendingConnectionsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final InMemoryPendingConnections pending = new InMemoryPendingConnections(3);

    @Test
    void ofManyWhoTakeOneGetsIt() {
        PendingConnection begun = add(NOW);
        Flux<PendingConnection> taken =
                Flux.range(0, 64).flatMap(i -> pending.take(begun.state()).subscribeOn(Schedulers.parallel()), 64);
        StepVerifier.create(taken).expectNext(begun).expectComplete().verify(Duration.ofSeconds(10));
    }

    @Test
    void theOldestMakesRoom() {
        List<PendingConnection> four = List.of(add(NOW), add(NOW), add(NOW), add(NOW));
        assertThat(pending.take(four.get(0).state()).blockOptional()).isEmpty();
        assertThat(pending.take(four.get(1).state()).blockOptional()).isPresent();
        assertThat(pending.take(four.get(3).state()).blockOptional()).isPresent();
    }

    @Test
    void whatExpiredIsKnownForAWhileAndThenForgotten() {
        PendingConnection first = add(NOW);
        PendingConnection second = add(NOW.plusSeconds(1));
        add(NOW.plus(PendingConnection.LIFE.multipliedBy(2)).plusSeconds(1));
        assertThat(pending.take(first.state()).blockOptional()).isEmpty();
        assertThat(pending.take(second.state()).blockOptional()).isPresent();
    }

    private PendingConnection add(Instant at) {
        ConnectSettings asked = ConnectSettings.of(new RedirectUri("https://example.com/back"), Scopes.UNKNOWN);
        PendingConnection begun = PendingConnection.begin("acme", asked, new SecureRandom(), at);
        pending.add(begun).block();
        return begun;
    }
}
