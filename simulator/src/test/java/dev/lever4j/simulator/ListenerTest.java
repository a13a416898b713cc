package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who listens hears each answer of the Data API before the caller does. */
class ListenerTest {
    @Test
    void hearsRequestAndAnswer() {
        List<Exchange> heard = new CopyOnWriteArrayList<>();
        try (Simulator simulator = Simulator.builder().onAnswer(heard::add).start()) {
            Probe lever = Probe.apiKey(simulator);
            String body = lever.get("/stages?limit=2").body();
            assertThat(heard).hasSize(1);
            Exchange exchange = heard.get(0);
            assertThat(exchange.method() + exchange.path() + exchange.query()).isEqualTo("GET/v1/stageslimit=2");
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.headers().get("Content-Type")).startsWith("application/json");
            assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).isEqualTo(body);
            lever.form("/uploads", "a=b");
            assertThat(heard.get(1).requestContentType()).startsWith("multipart/form-data");
            assertThat(new String(heard.get(1).requestBody(), StandardCharsets.UTF_8))
                    .contains("name=\"a\"");
            simulator.controls().inject(Fault.status(503));
            lever.get("/stages");
            lever.refresh("x");
            assertThat(heard).hasSize(2);
        }
    }

    @Test
    void whatItThrowsIsTheCallersToSee() {
        try (Simulator simulator = Simulator.builder()
                .onAnswer(exchange -> {
                    throw new IllegalArgumentException("not valid");
                })
                .start()) {
            Expect.refused(500, Probe.apiKey(simulator).get("/stages"), "not valid");
        }
    }
}
