package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.model.Opportunity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Whether fetching or consuming is what takes the time of a list can be seen. */
class PageMeetingsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<String> met = new CopyOnWriteArrayList<>();
    private final Telemetry told = new Telemetry() {
        @Override
        public void met(Waiter waiter, Duration wait) {
            met.add(waiter + " " + wait.toMillis());
        }
    };

    @Test
    void aConsumerThatIsFasterThanLeverWaitsForEachPage() {
        FakeLever lever = threePages(Duration.ofMillis(200));

        StepVerifier.create(pages(lever))
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMinutes(1)))
                .expectNextCount(3)
                .expectComplete()
                .verify(SOON);

        assertThat(met).containsExactly("CONSUMER 200", "CONSUMER 200", "CONSUMER 200");
    }

    @Test
    void aPageThatIsThereBeforeItIsWantedWaitsForItsConsumer() {
        FakeLever lever = threePages(Duration.ofMillis(200));

        StepVerifier.create(pages(lever), 1)
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMillis(200)))
                .expectNextCount(1)
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMillis(900)))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMillis(150)))
                .thenRequest(1)
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMillis(50)))
                .expectNextCount(1)
                .thenCancel()
                .verify(SOON);

        assertThat(met).containsExactly("CONSUMER 200", "PAGE 700", "CONSUMER 50");
    }

    private Flux<Page<Opportunity>> pages(FakeLever lever) {
        return lever.client(lever.resources(told)).opportunities().list().pages();
    }

    private static FakeLever threePages(Duration latency) {
        AtomicInteger next = new AtomicInteger();
        return FakeLever.answering(request -> {
                    int page = next.incrementAndGet();
                    String rest = page < 3 ? "\"hasNext\":true,\"next\":\"n" + page + "\"" : "\"hasNext\":false";
                    return Mono.just(FakeLever.reply(200, "{\"data\":[]," + rest + "}"));
                })
                .taking(latency);
    }
}
