package dev.lever4j.client.admission;

import static dev.lever4j.client.admission.FakeTokens.generation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.Lane;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.http.AdmissionFilter;
import dev.lever4j.client.http.Call;
import dev.lever4j.client.http.CallClock;
import dev.lever4j.client.http.Filter;
import dev.lever4j.client.http.Flight;
import dev.lever4j.client.http.FlightLog;
import dev.lever4j.client.http.Handler;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.endpoint.PerformAsRule;
import dev.lever4j.endpoint.Resend;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.ApiException.Answer;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.request.Query;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** More callers than the limit lets through, in virtual time, against an exact bucket on the other side. */
class AdmissionLoadTest {
    private static final Endpoint LIST =
            new Endpoint(HttpMethod.GET, "/opportunities", Shape.PAGED, Resend.SAFE, "", PerformAsRule.OPTIONAL);
    private static final int CALLERS = 60;

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final Random random = new Random(11);
    private final TimeAndChance time = TimeAndChance.of(scheduler, random);
    private final FakeTokens tokens = new FakeTokens();
    private final Admission admission = Admission.queue(RateLimit.DEFAULT, tokens, time);
    private final ServerBucket server = new ServerBucket(time.ticker(), 10, 20);
    private int jitterMillis = 150;
    private Disposable load = () -> {};

    @BeforeEach
    void startCallers() {
        Handler pipeline = Filter.chain(
                List.of(new AdmissionFilter(Desk.of(tokens, admission), time, Telemetry.NONE)), this::lever);
        load = Flux.range(0, Integer.MAX_VALUE)
                .flatMap(i -> pipeline.handle(flight()).onErrorComplete(RateLimitedException.class), CALLERS)
                .subscribe();
    }

    @AfterEach
    void stopCallers() {
        load.dispose();
        admission.close();
    }

    @ParameterizedTest(name = "requests arrive up to {0} ms late")
    @ValueSource(ints = {1, 20, 150})
    void aMinuteAtTheLimitDrawsNo429AndUsesTheLimit(int millis) {
        jitterMillis = millis;
        pass(60);
        assertThat(server.refused()).isZero();
        assertThat(server.granted()).isGreaterThanOrEqualTo((int) (0.99 * (20 + 600)));
    }

    @Test
    void aRefreshOfThreeSecondsLetsNoBurstLooseAndCostsNoMoreThanItself() {
        pass(20);
        long room = 20 - server.level();
        Sinks.One<Authorization> refresh = tokens.pending();
        pass(1);
        int underWay = server.granted();
        pass(2);
        assertThat(server.granted()).isEqualTo(underWay);
        tokens.are(Mono.just(generation(2)));
        refresh.tryEmitValue(generation(2)).orThrow();
        pass(37);
        long couldStillGrant = 20 + 10 * 57 + Math.min(room, 30);
        assertThat(server.refused()).isZero();
        assertThat(server.granted()).isGreaterThanOrEqualTo((int) (0.99 * couldStillGrant));
    }

    @Test
    void aRefreshCostsNothingWhileTheOldTokenLives() {
        pass(20);
        tokens.are(Mono.just(generation(2)));
        pass(40);
        assertThat(server.refused()).isZero();
        assertThat(server.granted()).isGreaterThanOrEqualTo((int) (0.99 * (20 + 600)));
    }

    /** Only refusals tell that the limit is still low: two or three in each ten seconds or so, and those under way. */
    @ParameterizedTest(name = "to 5/s with burst {0}, requests up to {1} ms late")
    @CsvSource({"10, 20", "20, 150", "5, 150", "10, 700"})
    void settlesWithinTenSecondsWhenTheLimitIsHalvedAndRecoversInTenWhenItIsRaised(long burst, int millis) {
        jitterMillis = millis;
        pass(30);
        server.limit(5, burst);
        pass(10);
        int granted = server.granted();
        int refused = server.refused();
        pass(60);
        assertThat(server.refused() - refused).isLessThanOrEqualTo(300 / 15);
        assertThat(server.granted() - granted).isGreaterThanOrEqualTo((int) (0.95 * 300));

        server.limit(10, 20);
        pass(10);
        assertThat(admission.stats().ratePerSecond()).isGreaterThanOrEqualTo(9.5);
        int recovered = server.granted();
        int refusedBefore = server.refused();
        pass(30);
        assertThat(server.granted() - recovered).isGreaterThanOrEqualTo((int) (0.98 * 300));
        assertThat(server.refused()).isEqualTo(refusedBefore);
    }

    private void pass(int seconds) {
        scheduler.advanceTimeBy(Duration.ofSeconds(seconds));
    }

    private Flight flight() {
        Call call = new Call(LIST, "/opportunities", Query.empty(), null, CallOptions.DEFAULT.lane(Lane.BACKGROUND));
        return new Flight(call, new CallClock(time, Duration.ofSeconds(120)), new FlightLog(), null);
    }

    private Mono<HttpReply> lever(Flight flight) {
        return Mono.delay(latency(), scheduler)
                .flatMap(arrived -> answer())
                .materialize()
                .delayElement(latency(), scheduler)
                .dematerialize();
    }

    private Duration latency() {
        return Duration.ofMillis(5).plusNanos(random.nextInt(jitterMillis * 1_000_000));
    }

    private Mono<HttpReply> answer() {
        Answer refusal = new Answer(429, "", new byte[0]);
        return server.take()
                ? Mono.just(new HttpReply(200, Map.of(), new byte[0]))
                : Mono.error(new RateLimitedException("429", refusal, null));
    }
}
