package dev.lever4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Lever answered, and what it prints as answers, is what is described. */
class FixturesAgainstDescriptionTest {
    private static final Description DESCRIPTION = Description.published();
    private static final Described DESCRIBED = Described.byThePublishedDescription();
    /** Of no operation of the Data API. */
    private static final Set<String> ELSEWHERE =
            Set.of("audit_events-meta-1", "feedback-request-1", "oauth-token-1", "webhook-delivery-1");

    @ParameterizedTest
    @MethodSource("ordinary")
    void aSampleIsAsDescribed(Sample sample) {
        assertThat(violations(sample)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("odd")
    void anOddityIsStillOne(Sample sample) {
        assertThat(violations(sample)).as(sample.oddity().orElseThrow()).isNotEmpty();
        assertThat(sample.live()).as("what came live is described").isFalse();
    }

    @Test
    void whatWasRecordedIsMarkedAsSeenLive() {
        assertThat(Sample.all().stream()
                        .filter(sample -> sample.live() && sample.status().isPresent()))
                .allMatch(sample -> DESCRIPTION.operation(sample.operation()).seenLive());
    }

    @Test
    void everySampleIsLookedAt() throws Exception {
        Set<String> judged = Sample.all().stream().map(Sample::name).collect(Collectors.toSet());
        assertThat(files()).filteredOn(name -> !ELSEWHERE.contains(name)).isSubsetOf(judged);
    }

    private static List<String> violations(Sample sample) {
        Operation operation = DESCRIPTION.operation(sample.operation());
        return sample.status().isPresent()
                ? DESCRIBED.check(
                        operation.method(),
                        operation.template(),
                        sample.status().get(),
                        sample.body())
                : DESCRIBED.checkRequest(operation.method(), withPerformer(operation), sample.body());
    }

    private static String withPerformer(Operation operation) {
        return operation.template() + (operation.requires("perform_as") ? "?perform_as=someone" : "");
    }

    static Stream<Sample> ordinary() {
        return Sample.all().stream().filter(sample -> sample.oddity().isEmpty());
    }

    static Stream<Sample> odd() {
        return Sample.all().stream().filter(sample -> sample.oddity().isPresent());
    }

    private static List<String> files() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(FixturesAgainstDescriptionTest.class.getResource("/fixtures"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .toList();
        }
    }
}
