package dev.lever4j.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import reactor.test.StepVerifier;

/** docs/spring-boot.md shows what stands between the marks. */
class GuideExampleTest {
    private static final Path SOURCES = Path.of("src/test/java/dev/lever4j/spring/test");

    // begin slice
    @LeverTest(opportunities = 20) // a simulated account, connected
    @Import(Funnel.class) // the component that is tested
    @Nested
    class FunnelTest {
        @Autowired
        Funnel funnel;

        @Autowired
        Simulator simulator;

        @Test
        void asksForWhatIsOpen() {
            StepVerifier.create(funnel.open()).expectNext(13L).expectComplete().verify(Duration.ofSeconds(10));
            assertThat(simulator.ledger().apiRequests())
                    .allMatch(sent -> sent.query().contains("archived=false"));
        }
    }
    // end slice

    @ParameterizedTest
    @CsvSource({"slice, GuideExampleTest.java", "component, Funnel.java"})
    void theGuideShowsWhatIsCompiledHere(String part, String file) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        String begin = "// begin " + part + "\n";
        int from = source.indexOf(begin);
        int indent = from - source.lastIndexOf('\n', from) - 1;
        String shown = source.substring(from + begin.length(), source.indexOf(" ".repeat(indent) + "// end " + part));
        assertThat(Files.readString(Path.of("../../docs/spring-boot.md")))
                .contains("```java\n" + shown.indent(-indent).replace("@Nested\n", "") + "```");
    }
}
