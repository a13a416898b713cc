package dev.lever4j.samples.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A line reaches its file whatever comes after it. */
class LineFileTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void whatCameBeforeAnErrorIsKeptInItsOrder() throws IOException {
        Flux<Integer> items = Flux.range(1, 250).concatWith(Flux.error(new IllegalStateException("gone")));

        StepVerifier.create(LineFile.write(folder.resolve("lines"), items, String::valueOf))
                .expectNextCount(250)
                .expectErrorMessage("gone")
                .verify(SOON);

        assertThat(Files.readAllLines(folder.resolve("lines.partial")))
                .hasSize(250)
                .startsWith("1", "2", "3")
                .endsWith("249", "250");
        assertThat(folder.resolve("lines")).doesNotExist();
    }

    @Test
    void theFileBearsItsNameOnceAllIsIn() {
        Path file = folder.resolve("lines");

        StepVerifier.create(LineFile.write(file, Flux.just("a", "b"), line -> line), 0)
                .thenRequest(2)
                .expectNext("a", "b")
                .verifyComplete();

        assertThat(file).hasContent("a\nb\n");
    }
}
