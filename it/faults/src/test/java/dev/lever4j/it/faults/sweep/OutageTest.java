package dev.lever4j.it.faults.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.server.FaultServer;
import dev.lever4j.it.faults.server.Request;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Retries do not make an outage worse: the client has a budget for them, and it is spent soon. */
class OutageTest {
    private static final int CALLS = 10_000;
    private static final byte[] BUSY = Right.http("503 Busy", "application/json", Right.bytes("{}"));

    @Test
    void tenThousandCallsOnADeadServerSendAtMostATenthMore() {
        assertThat(sent(CALLS, RetryPolicy.DEFAULT)).isBetween(CALLS, CALLS + CALLS / 10);
    }

    /** A test of this test: a budget that never ends. */
    @Test
    void withoutABudgetItWouldBeThreeTimesAsMany() {
        RetryPolicy free =
                new RetryPolicy(3, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), 500, 0, 0);
        assertThat(sent(500, free)).isEqualTo(1_500);
    }

    private static int sent(int calls, RetryPolicy policy) {
        AtomicInteger requests = new AtomicInteger();
        LeverResources resources = LeverResources.builder().build();
        try (FaultServer server = new FaultServer(null, line -> {
            for (Request asked = line.read(); asked != null; asked = line.read()) {
                requests.incrementAndGet();
                line.write(BUSY);
            }
        })) {
            LeverClient lever = LeverClient.builder()
                    .environment(LeverEnvironment.customWithLoopbackHttp(server.url(), server.url()))
                    .apiKey(Secret.of(Canaries.KEY))
                    .resources(resources)
                    .rate(new RateLimit(1_000_000, 1_000_000))
                    .retry(policy)
                    .build();
            Long failed = Flux.range(0, calls)
                    .flatMap(call -> lever.stages().get("lead-new").materialize(), 32)
                    .filter(end -> end.getThrowable() instanceof ServerErrorException)
                    .count()
                    .block(Duration.ofMinutes(2));
            assertThat(failed).isEqualTo(calls);
            resources.closeGracefully(Duration.ZERO).onErrorComplete().block(Duration.ofMinutes(1));
        }
        return requests.get();
    }
}
