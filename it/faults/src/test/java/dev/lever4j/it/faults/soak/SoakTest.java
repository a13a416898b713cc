package dev.lever4j.it.faults.soak;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class SoakTest {
    /** Few, so that the way is known to work; {@code scripts/soak} goes it for five million. */
    @Test
    void nothingIsLeftOfTwentyThousandRequests() throws Exception {
        new Soak(() -> {}).run(20_000);
    }

    /** A test of this test. */
    @Test
    void whatIsKeptOfEachWouldBeSeen() {
        Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
        assertThatThrownBy(() -> new Soak(() -> kept.add(new byte[1024])).run(20_000))
                .hasMessageContaining("the heap grows");
    }
}
