package dev.lever4j.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.simulator.webhook.Delivery.State;
import dev.lever4j.simulator.world.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered, and what is left when it closes. No try reaches anybody. */
class CourierTest {
    private static final int KEPT = 2;
    private static final Rules GIVING_UP = Rules.LEVERS.gaps(List.of());
    /** There is no such port. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:99999/");

    private volatile Rules rules = Rules.LEVERS;
    private final Courier courier = new Courier(1, Clock.systemUTC(), false, () -> rules, KEPT);

    @AfterEach
    void close() {
        courier.close();
    }

    private Delivery sent(Rules how) throws InterruptedException {
        rules = how;
        long number = courier.send(Letter.of("a webhook", NOWHERE, "candidateHired", Json.object(), null))
                .number();
        assertThat(courier.awaitIdle(Duration.ofSeconds(30))).isTrue();
        return courier.delivery(number);
    }

    @Test
    void whatIsNotSettledIsNeverForgotten() throws Exception {
        Delivery waiting = sent(Rules.LEVERS);
        sent(GIVING_UP);
        sent(GIVING_UP);
        Delivery last = sent(GIVING_UP);
        assertThat(courier.deliveries()).containsExactly(waiting, last);
        Delivery another = sent(Rules.LEVERS);
        Delivery third = sent(Rules.LEVERS);
        assertThat(courier.deliveries()).containsExactly(waiting, another, third);
    }

    @Test
    void onceClosedNothingWaitsAndNothingIsBegun() throws Exception {
        Delivery waiting = sent(Rules.LEVERS);
        CompletableFuture<Void> alarm = Objects.requireNonNull(courier.alarm(waiting.number()));
        courier.close();
        assertThat(alarm).isCancelled();
        assertThat(courier.delivery(waiting.number()).state()).isEqualTo(State.GIVEN_UP);
        assertThat(courier.delivery(waiting.number()).due()).isNull();
        courier.redeliver();
        assertThatThrownBy(() -> courier.rerun(waiting.number())).hasMessageContaining("closed");
        assertThat(courier.delivery(waiting.number()).tries()).hasSize(1);
        Delivery late = sent(Rules.LEVERS);
        assertThat(late.state()).isEqualTo(State.GIVEN_UP);
        assertThat(late.tries()).isEmpty();
    }

    @Test
    void whatWasTriedMeanwhileIsNotWokenAnyMore() throws Exception {
        Delivery waiting = sent(Rules.LEVERS);
        CompletableFuture<Void> alarm = Objects.requireNonNull(courier.alarm(waiting.number()));
        courier.redeliver();
        assertThat(alarm).isCancelled();
    }
}
