package dev.lever4j.it.faults.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    /** As well, of the gate as {@code scripts/soak} starts it. */
    @Test
    void aBufferThatIsLostWouldBeSeen() throws Exception {
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dio.netty.leakDetection.level=advanced",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeakySoak.class.getName(),
                        "4000")
                .redirectErrorStream(true)
                .start();
        String said = new String(soak.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(soak.waitFor()).isEqualTo(1);
        assertThat(said).contains("buffers leaked");
    }
}
