package dev.lever4j.sample.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page itself: it comes from here alone, and its policy says so. */
class PageTest {
    private static final Path STATIC = Path.of("src/main/resources/static");

    @Test
    void thePageAndAllItsPartsAreServedUnderAStrictPolicy() throws IOException {
        try (RunningApp app = RunningApp.start(10)) {
            for (Path part : parts()) {
                byte[] served = app.stranger()
                        .get()
                        .uri("/" + part.getFileName())
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .value(
                                "Content-Security-Policy",
                                policy -> assertThat(policy)
                                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                                        .doesNotContain("unsafe"))
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent();
                assertThat(served).isEqualTo(Files.readAllBytes(part));
            }
            byte[] start = app.stranger()
                    .get()
                    .uri("/")
                    .exchange()
                    .expectBody()
                    .returnResult()
                    .getResponseBodyContent();
            assertThat(Objects.requireNonNull(start)).isEqualTo(Files.readAllBytes(STATIC.resolve("index.html")));
        }
    }

    @Test
    void whatLeverSendsIsNeverHtml() throws IOException {
        for (Path part : parts()) {
            assertThat(Files.readString(part))
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "style=")
                    .doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)");
        }
    }

    private static List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(STATIC)) {
            return files.sorted().toList();
        }
    }
}
