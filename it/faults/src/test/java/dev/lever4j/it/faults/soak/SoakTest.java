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
        Ended soak = ended(Soak.class, 20_000);
        assertThat(soak.code()).as(soak.said()).isZero();
        assertThat(soak.said()).contains("ends: ").doesNotContain("LEAK");
    }

    /** A test of this test. */
    @Test
    void whatIsKeptOfEachWouldBeSeen() {
        Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
        assertThatThrownBy(() -> new Soak(() -> kept.add(new byte[1024])).run(20_000))
                .hasMessageContaining("the heap grows");
    }

    /** As well. */
    @Test
    void aBufferThatIsLostWouldBeSeen() throws Exception {
        Ended soak = ended(LeakySoak.class, 4_000);
        assertThat(soak.code()).isEqualTo(1);
        assertThat(soak.said()).contains("buffers leaked");
    }

    /** As {@code scripts/soak} starts it: what counts lost buffers has to be there before Netty's buffers are. */
    private static Ended ended(Class<?> main, int requests) throws Exception {
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dio.netty.leakDetection.level=advanced",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        String.valueOf(requests))
                .redirectErrorStream(true)
                .start();
        String said = new String(soak.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(soak.waitFor(), said);
    }

    private record Ended(int code, String said) {}
}
