package dev.lever4j.it.faults.cell;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.it.faults.server.FaultServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** A test of a part of the matrix itself. */
class PoolWatchTest {
    @Test
    void aConnectionThatIsKeptIsSeenUntilItIsGivenBack() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        PoolWatch pools = new PoolWatch();
        LeverResources resources = LeverResources.builder().telemetry(pools).build();
        try (FaultServer server = new FaultServer(null, line -> {
            line.read();
            asked.countDown();
            line.hold();
        })) {
            LeverClient lever = LeverClient.builder()
                    .environment(LeverEnvironment.customWithLoopbackHttp(server.url(), server.url()))
                    .apiKey(Secret.of(Canaries.KEY))
                    .resources(resources)
                    .build();
            Disposable kept = lever.opportunities().get(Right.ID).subscribe();
            asked.await(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> pools.allGivenBack(100)).hasMessageContaining("1 connections were not given back");
            kept.dispose();
            pools.allGivenBack(10_000);
            lever.closeGracefully(Duration.ZERO).block();
        } finally {
            resources.closeGracefully(Duration.ZERO).block();
        }
    }
}
