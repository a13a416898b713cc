package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.Telemetry.Refresh;
import dev.lever4j.client.Telemetry.RefreshEnd;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import dev.lever4j.resilience.RateLimit;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The meters of queues and pages; those of connections need some, and are in another test. */
class MicrometerMetersTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final RateLimit SLOW = new RateLimit(2, 3);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MicrometerTelemetry telemetry = MicrometerTelemetry.of(ObservationRegistry.NOOP, meters);

    @Test
    void theQueuesOfAllAccountsAndResourcesAreAddedUp() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        LeverResources one = lever.resources(telemetry);
        LeverResources other = lever.resources(telemetry);
        call(client(one, "a"), 5);
        call(client(one, "b"), 4);
        call(client(other, "a"), 3);

        assertThat(data("lever.limiter.limit")).isEqualTo(6);
        assertThat(data("lever.limiter.rate")).isEqualTo(6);
        assertThat(data("lever.limiter.queue")).isEqualTo(3);
        assertThat(data("lever.limiter.permits")).isEqualTo(9);
        assertThat(data("lever.limiter.throttled")).isZero();
        assertThat(waits("true").count()).isEqualTo(9);

        one.closeGracefully(Duration.ZERO).block(SOON);
        assertThat(data("lever.limiter.limit")).isEqualTo(2);
        assertThat(data("lever.limiter.queue")).isZero();
        assertThat(data("lever.limiter.permits")).as("counted before").isEqualTo(9);
        assertThat(waits("false").count()).isEqualTo(3);

        other.closeGracefully(Duration.ZERO).block(SOON);
        assertThat(meters.getMeters())
                .as("what is left holds nothing of them")
                .extracting(meter -> meter.getId().getName())
                .containsOnly("lever.limiter.wait");
    }

    @Test
    void twoThatTellTheSameRegistryAreOne() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        LeverResources one = lever.resources(telemetry);
        LeverResources other = lever.resources(MicrometerTelemetry.of(ObservationRegistry.create(), meters));
        call(client(one, "a"), 2);
        call(client(other, "b"), 1);
        assertThat(data("lever.limiter.permits")).isEqualTo(3);

        one.closeGracefully(Duration.ZERO).block(SOON);

        assertThat(data("lever.limiter.permits")).isEqualTo(3);
        assertThat(data("lever.limiter.accounts")).isEqualTo(1);
        other.closeGracefully(Duration.ZERO).block(SOON);
        assertThat(meters.find("lever.limiter.permits").meters()).isEmpty();
    }

    @Test
    void oneAccountAtItsLimitIsSeenAmongMany() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        LeverResources resources = lever.resources(telemetry);
        call(client(resources, "a"), 7);
        call(client(resources, "b"), 4);
        call(client(resources, "c"), 1);

        assertThat(data("lever.limiter.accounts")).isEqualTo(3);
        assertThat(data("lever.limiter.queue")).isEqualTo(5);
        assertThat(data("lever.limiter.queue.longest")).isEqualTo(4);
    }

    @Test
    void refreshesAreCountedFromZeroOn() {
        telemetry.watch(() -> {
            throw new AssertionError("not asked");
        });
        for (Refresh outcome : Refresh.values()) {
            assertThat(refreshes(outcome)).isZero();
        }

        telemetry.refresh().ended(new RefreshEnd(Refresh.LOST, Duration.ZERO, null));

        assertThat(refreshes(Refresh.LOST)).isEqualTo(1);
        assertThat(refreshes(Refresh.REFRESHED)).isZero();
    }

    private double refreshes(Refresh outcome) {
        return meters.get("lever.token.refreshes")
                .tag("outcome", outcome.name())
                .counter()
                .count();
    }

    @Test
    void a429IsCountedAndSlowsThePresentRate() {
        AtomicInteger next = new AtomicInteger();
        FakeLever lever = FakeLever.answering(
                request -> Mono.just(FakeLever.reply(next.getAndIncrement() == 0 ? 429 : 200, "{\"data\":[]}")));
        call(client(lever.resources(telemetry), "a"), 1);

        assertThat(data("lever.limiter.throttled")).isEqualTo(1);
        assertThat(data("lever.limiter.limit")).isEqualTo(2);
        assertThat(data("lever.limiter.rate")).isEqualTo(1.4);
    }

    @Test
    void aWaitIsATimerOfItsLane() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        LeverClient client = client(lever.resources(telemetry), "a");
        call(client, 3);
        client.with(set -> set.lane(Lane.BACKGROUND))
                .raw()
                .get("/stages")
                .exchange()
                .subscribe();
        lever.clock.advanceTimeBy(Duration.ofSeconds(1));

        Timer background =
                meters.get("lever.limiter.wait").tag("lane", "BACKGROUND").timer();
        assertThat(background.count()).isEqualTo(1);
        assertThat(background.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(500);
    }

    @Test
    void publicSitesHaveLimitsOfTheirOwn() {
        FakeLever lever = FakeLever.saying(200, "[]");
        LeverClient client = LeverClient.builder()
                .environment(FakeLever.SOMEWHERE.withPublicApi(URI.create("https://lever.test")))
                .apiKey(Secret.of("key"))
                .rate(SLOW)
                .resources(lever.resources(telemetry))
                .build();

        client.publicPostings("acme").list().blockLast(SOON);

        assertThat(data("lever.limiter.permits")).isZero();
        assertThat(data("lever.limiter.limit"))
                .as("nobody has called the account")
                .isZero();
        assertThat(value("lever.limiter.permits", "postings")).isEqualTo(1);
        assertThat(value("lever.limiter.limit", "postings")).isEqualTo(10);
    }

    @Test
    void pagesThatAreFetchedAheadTellWhoWaits() {
        FakeLever lever =
                FakeLever.saying(200, "{\"data\":[],\"hasNext\":false}").taking(Duration.ofMillis(80));
        client(lever.resources(telemetry), "a").opportunities().list().pages().subscribe();
        lever.clock.advanceTimeBy(Duration.ofSeconds(1));

        Timer consumer = meters.get("lever.page.wait").tag("waiter", "consumer").timer();
        assertThat(consumer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(80);
    }

    private static LeverClient client(LeverResources resources, String key) {
        return LeverClient.builder()
                .environment(FakeLever.SOMEWHERE)
                .apiKey(Secret.of(key))
                .rate(SLOW)
                .resources(resources)
                .build();
    }

    private static void call(LeverClient client, int times) {
        for (int i = 0; i < times; i++) {
            client.raw().get("/stages").exchange().onErrorComplete().subscribe();
        }
    }

    private Timer waits(String admitted) {
        return meters.get("lever.limiter.wait").tag("admitted", admitted).timer();
    }

    private double data(String meter) {
        return value(meter, "data");
    }

    private double value(String name, String api) {
        Meter meter = meters.get(name).tag("api", api).meter();
        return meter.measure().iterator().next().getValue();
    }
}
