package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From no grant to one, to none again, and back. */
class ConnectionTest {
    private final RunningApp app = RunningApp.start(50);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void leverIsAskedForNothingBeforeSomebodyHasAgreed() {
        state("missing");

        assertThat(app.lever().ledger().entries()).isEmpty();
    }

    @Test
    void whoHasAgreedIsConnected() {
        app.connected();

        state("good");
        app.page().get().uri("/api/board").exchange().expectStatus().isOk();
    }

    @Test
    void aLostGrantAsksToConnectAgainAndThenItGoesOn() {
        app.connected();
        app.page().get().uri("/api/board").exchange().expectStatus().isOk();

        app.lever().controls().revokeGrants();

        app.page()
                .get()
                .uri("/api/board")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.remedy")
                .isEqualTo("connect");
        assertThat(Objects.requireNonNull(app.events("/api/opportunities", "").blockFirst(SOON))
                        .data())
                .contains("\"remedy\":\"connect\"");
        state("lost");

        app.connected();
        state("good");
        Waiting.until(() -> app.page()
                .get()
                .uri("/api/board")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .is2xxSuccessful());
    }

    private void state(String expected) {
        app.page()
                .get()
                .uri("/api/status")
                .exchange()
                .expectBody()
                .jsonPath("$.token.state")
                .isEqualTo(expected);
    }
}
