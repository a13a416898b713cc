package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

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

    /** Of each start; without it a build of the whole waits in vain. */
    @Test
    void whatCiWaitsForIsAnswered() throws IOException {
        Matcher asked = Pattern.compile("http://localhost:\\$port(/\\S+)\" .* grep -q '(.+)'")
                .matcher(Files.readString(Path.of("../../.ci/run")));
        assertThat(asked.find()).isTrue();

        app.stranger()
                .get()
                .uri(asked.group(1))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains(asked.group(2)));
    }

    @Test
    void whoHasAgreedIsConnected() {
        app.connected();

        state("good");
        app.page().get().uri("/api/default/board").exchange().expectStatus().isOk();
    }

    @Test
    void whatIsRefusedLeavesWhatWasBegun() {
        EntityExchangeResult<Void> begun = begin("default", "");
        String session = Objects.requireNonNull(begun.getResponseCookies().getFirst("SESSION"))
                .getValue();

        assertThat(begin("nobody", session).getStatus()).isEqualTo(HttpStatus.FORBIDDEN);

        URI consent = Objects.requireNonNull(begun.getResponseHeaders().getLocation());
        app.answerTo(consent, session).expectStatus().isSeeOther();
        state("good");
    }

    private EntityExchangeResult<Void> begin(String account, String session) {
        return app.page()
                .post()
                .uri("/lever/connect?account=" + account)
                .header(HttpHeaders.ORIGIN, app.site())
                .cookie("SESSION", session)
                .exchange()
                .expectBody(Void.class)
                .returnResult();
    }

    @Test
    void aLostGrantAsksToConnectAgainAndThenItGoesOn() {
        app.connected();
        app.page().get().uri("/api/default/board").exchange().expectStatus().isOk();

        app.lever().controls().revokeGrants();

        app.page()
                .get()
                .uri("/api/default/board")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.remedy")
                .isEqualTo("connect");
        assertThat(Objects.requireNonNull(
                                app.events("/api/default/opportunities", "").blockFirst(SOON))
                        .data())
                .contains("\"remedy\":\"connect\"");
        state("lost");

        app.connected();
        state("good");
        Waiting.until(() -> app.page()
                .get()
                .uri("/api/default/board")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .is2xxSuccessful());
    }

    private void state(String expected) {
        app.page()
                .get()
                .uri("/api/default/status")
                .exchange()
                .expectBody()
                .jsonPath("$.token.state")
                .isEqualTo(expected);
    }
}
