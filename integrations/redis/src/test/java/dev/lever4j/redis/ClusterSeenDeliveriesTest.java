package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.client.webhook.SeenDeliveriesException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
class ClusterSeenDeliveriesTest extends RedisDeliveries {
    private static RealCluster cluster;

    @BeforeAll
    static void startCluster(@TempDir Path folder) {
        cluster = new RealCluster(folder);
    }

    @AfterAll
    static void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @AfterEach
    void flush() {
        cluster.flush();
    }

    @Override
    RedisSeenDeliveries connect() {
        return RedisSeenDeliveries.inCluster(List.of(cluster.first().uri()), PATIENT);
    }

    /** The second node has no replica. */
    @Test
    void aClaimThatIsNotAsSafeAsItHasToBeIsAnError() {
        String key = IntStream.range(0, 100)
                .mapToObj(i -> "key-" + i)
                .filter(each -> !cluster.isOnFirst("lever4j:delivery:" + each))
                .findFirst()
                .orElseThrow();
        try (RedisSeenDeliveries careful = RedisSeenDeliveries.inCluster(
                List.of(cluster.first().uri()), PATIENT.durability(Durability.onReplicas(1)))) {
            assertThatExceptionOfType(SeenDeliveriesException.class)
                    .isThrownBy(() -> done(careful.claim(key, Duration.ofMinutes(5))))
                    .withMessageContaining("0 of 1 replicas answered");
        }
    }
}
