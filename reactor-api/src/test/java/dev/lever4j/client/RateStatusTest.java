package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class RateStatusTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final FakeLever lever = FakeLever.saying(200, "{\"data\":[],\"hasNext\":false}");
    private final List<String> first = new ArrayList<>();

    private LeverClient client(RateLimit limit) {
        return LeverClient.builder()
                .environment(FakeLever.SOMEWHERE)
                .apiKey(Secret.of("key"))
                .rate(limit)
                .onRequest((endpoint, status, took) -> first.add(endpoint + " " + status))
                .resources(lever.resources())
                .build();
    }

    @Test
    void countsThoseWhoWaitForTheirTurn() {
        LeverClient client = client(new RateLimit(2, 3));
        Flux.range(0, 10).flatMap(i -> client.stages().list().items(), 10).subscribe();

        assertThat(client.rate()).isEqualTo(new RateStatus(7, 2, 0));
        lever.clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(client.rate().waiting()).isEqualTo(5);
        lever.clock.advanceTimeBy(SOON);
        assertThat(client.rate().waiting()).isZero();
    }

    @Test
    void aSecondListenerHearsOfTheRequestsOfItsClientAndTheFirstOfAll() {
        LeverClient client = client(new RateLimit(1_000, 1_000));
        List<String> second = new ArrayList<>();
        LeverClient told = client.listening((endpoint, status, took) -> second.add(endpoint + " " + status));

        client.stages().list().items().blockLast(SOON);
        told.tags().list().items().blockLast(SOON);

        assertThat(first).containsExactly("GET /stages 200", "GET /tags 200");
        assertThat(second).containsExactly("GET /tags 200");
    }

    @Test
    void aListenerThatThrowsKeepsNothingFromTheOther() {
        LeverClient client = client(new RateLimit(1_000, 1_000)).listening((endpoint, status, took) -> {
            throw new IllegalStateException("listener");
        });
        List<String> last = new ArrayList<>();

        client.listening((endpoint, status, took) -> last.add(endpoint))
                .stages()
                .list()
                .items()
                .blockLast(SOON);

        assertThat(first).hasSize(1);
        assertThat(last).hasSize(1);
    }
}
