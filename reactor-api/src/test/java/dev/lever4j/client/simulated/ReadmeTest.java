package dev.lever4j.client.simulated;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Paged;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Posting;
import dev.lever4j.model.Ref;
import dev.lever4j.simulator.SimulatedApp;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class ReadmeTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void theReadmeShowsTheExampleThatIsCompiledHere() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        CompiledExample example = CompiledExample.of(ReadmeExample.class);
        String shown = between(readme, "```java\n", "```");
        String acting =
                between(readme.substring(readme.indexOf("PerformAs me") - "```java\n".length()), "```java\n", "```");

        assertThat(shown).isEqualTo(example.part("read"));
        assertThat(acting).isEqualTo(example.part("act"));
        assertThat(readme).contains(example.block("more"));
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
    void theOtherExampleRuns(@TempDir Path folder) {
        try (SimulatedAccount account = SimulatedAccount.connected()) {
            LeverClient lever = account.client;
            Mono<Opportunity> withResume = lever.opportunities()
                    .list()
                    .items()
                    .filterWhen(it ->
                            lever.opportunity(it.id()).resumes().list().items().hasElements())
                    .next();
            String id = Objects.requireNonNull(withResume.block(SOON)).id();
            String resume = Objects.requireNonNull(lever.opportunity(id)
                            .resumes()
                            .list()
                            .items()
                            .next()
                            .block(SOON))
                    .id();
            String stage = Objects.requireNonNull(
                            lever.stages().list().items().last().block(SOON))
                    .id();
            String user = Objects.requireNonNull(
                            lever.users().list().items().next().block(SOON))
                    .id();

            ReadmeExample.movedAndNoted(lever, id, stage, user, resume, folder).block(SOON);

            assertThat(folder).isNotEmptyDirectory();
            assertThat(lever.opportunity(id).get().block(SOON))
                    .extracting(Opportunity::stage)
                    .isEqualTo(Ref.to(stage));
        }
    }

    @Test
    void theThirdExampleRuns(@TempDir Path folder) throws IOException {
        try (SimulatedAccount account = SimulatedAccount.connected()) {
            LeverClient lever = account.client;
            Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear all");
            String id = first(lever.opportunities().list()).id();
            String posting = first(lever.postings().list()).id();
            String user = first(lever.users().list()).id();

            assertThat(ReadmeExample.andMore(lever, id, posting, user, letter, performAs(user))
                            .collectList()
                            .block(SOON))
                    .hasSize(6);
            assertThat(lever.postings().get(posting).block(SOON))
                    .extracting(Posting::text)
                    .isEqualTo("Java engineer");
        }
    }

    private static <T> T first(Paged<T> list) {
        return list.items().next().blockOptional(SOON).orElseThrow();
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
