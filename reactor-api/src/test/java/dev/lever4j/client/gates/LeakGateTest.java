package dev.lever4j.client.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LeakGateTest {
    @Test
    void aLostBufferFailsItsTestClassOnce() {
        quietly(() -> {
            plantLeak();
            assertThatThrownBy(() -> LeakGate.check("planted"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("planted");
        });
        assertThatCode(() -> LeakGate.check("clean")).doesNotThrowAnyException();
    }

    @Test
    void theGateIsOn() {
        assertThat(Leaks.isInstalled()).isTrue();
    }

    private static void plantLeak() {
        PooledByteBufAllocator.DEFAULT.directBuffer(16).writeByte(1);
    }

    /** Keeps the planted leak's report out of the build's log, where it would look like a real one. */
    private static void quietly(Runnable test) {
        ch.qos.logback.classic.Logger detector =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(io.netty.util.ResourceLeakDetector.class);
        detector.setLevel(ch.qos.logback.classic.Level.OFF);
        try {
            test.run();
        } finally {
            detector.setLevel(null);
        }
    }
}
