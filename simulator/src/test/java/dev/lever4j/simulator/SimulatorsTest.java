package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many accounts behind one address: whose a request is, its credential says. */
class SimulatorsTest {
    private final Simulators lever =
            Simulators.start(3, index -> Simulator.builder().seed(100 + index).opportunities(5 + index));
    private final Probe nobody = new Probe(lever.account(0), "");

    @AfterEach
    void stop() {
        lever.close();
    }

    @Test
    void aTokenSeesItsOwnAccount() {
        for (int index = 0; index < 3; index++) {
            Simulator account = lever.account(index);
            Probe probe = Probe.bearer(lever.account(0), account.newTokens().accessToken());
            assertThat(Probe.json(probe.get("/opportunities")).get("data")).hasSize(5 + index);
            assertThat(account.ledger().apiRequests()).hasSize(1);
        }
    }

    @Test
    void soDoesAnApiKey() {
        Probe probe = new Probe(lever.account(0), Probe.basic(lever.account(2).apiKey()));
        assertThat(Probe.json(probe.get("/opportunities")).get("data")).hasSize(7);
        assertThat(lever.account(0).ledger().entries()).isEmpty();
    }

    @Test
    void oneAppRefreshesInEach() {
        Simulator second = lever.account(1);
        String spent = second.newGrant();
        JsonNode tokens = Probe.json(nobody.token(refresh(spent)));
        Probe probe = Probe.bearer(lever.account(0), tokens.get("access_token").stringValue());
        assertThat(Probe.json(probe.get("/opportunities")).get("data")).hasSize(6);
        assertThat(nobody.token(refresh(spent)).statusCode()).isEqualTo(403);
        assertThat(second.ledger().tokenRequests()).hasSize(2);
        assertThat(second.ledger().refreshTokenReuses()).isEqualTo(1);
        assertThat(lever.account(0).ledger().entries()).isEmpty();
        assertThat(probe.get("/opportunities").statusCode()).isEqualTo(401);
    }

    @Test
    void whatNobodyGaveOutIsRefused() {
        assertThat(Probe.bearer(lever.account(0), "x").get("/stages").statusCode())
                .isEqualTo(401);
        assertThat(nobody.token(refresh("x")).statusCode()).isEqualTo(403);
        assertThat(nobody.token(refresh("%")).statusCode()).isEqualTo(403);
        assertThat(nobody.get("/stages").statusCode()).isEqualTo(401);
    }

    @Test
    void limitsAndFaultsAreEachOnesOwn() {
        lever.account(0).controls().rate(1, 1);
        lever.account(1).controls().inject(Fault.status(503).on("GET", "/v1/stages"));
        Probe first = Probe.apiKey(lever.account(0));
        Probe second = Probe.apiKey(lever.account(1));
        assertThat(first.get("/stages").statusCode()).isEqualTo(200);
        assertThat(first.get("/stages").statusCode()).isEqualTo(429);
        assertThat(second.get("/stages").statusCode()).isEqualTo(503);
        assertThat(second.get("/stages").statusCode()).isEqualTo(200);
    }

    private Map<String, String> refresh(String token) {
        SimulatedApp app = lever.app();
        return Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                app.clientId(),
                "client_secret",
                app.clientSecret(),
                "refresh_token",
                token);
    }
}
