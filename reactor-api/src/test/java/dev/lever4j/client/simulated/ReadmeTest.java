package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.model.Opportunity;
import dev.lever4j.simulator.SimulatedApp;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path SOURCE = Path.of("src/test/java/dev/lever4j/client/simulated/ReadmeExample.java");

    @Test
    void theReadmeShowsTheExampleThatIsCompiledHere() throws IOException {
        String shown = between(Files.readString(Path.of("../README.md")), "```java\n", "```");
        String compiled = between(Files.readString(SOURCE), "        // begin\n", "        // end\n")
                .replaceAll("(?m)^ {8}", "");

        assertThat(shown).isEqualTo(compiled);
        assertThat(shown.lines()).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void theExampleRuns() {
        try (Simulator lever = Simulator.builder().opportunities(250).start()) {
            LeverEnvironment environment = LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl());
            SimulatedApp app = lever.app();

            List<Opportunity> found = ReadmeExample.recentOf(
                            environment, app.clientId(), app.clientSecret(), lever.newGrant(), Instant.EPOCH)
                    .collectList()
                    .block(Duration.ofSeconds(30));

            assertThat(found).isNotEmpty().allMatch(opportunity -> opportunity.archived() == null);
        }
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(Path.of("../README.md"))).hasSizeLessThan(150);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
