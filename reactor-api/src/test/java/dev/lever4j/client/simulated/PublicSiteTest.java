package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityResumes;
import dev.lever4j.client.PublicPostings;
import dev.lever4j.client.UploadSource;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.Application;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.PublicApplicationAnswer;
import dev.lever4j.model.PublicPosting;
import dev.lever4j.model.Resume;
import dev.lever4j.request.PublicApplicationBody;
import dev.lever4j.simulator.Simulator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PublicSiteTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Simulator simulator = SimulatedAccount.unlimited();
    private final LeverClient lever = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl())
                    .withPublicApi(simulator.baseUrl().resolve("/")))
            .apiKey(Secret.of(simulator.apiKey()))
            .build();
    private final PublicPostings site = lever.publicPostings("acme");

    @AfterEach
    void close() {
        lever.closeGracefully(SOON).block(SOON);
        simulator.close();
    }

    @Test
    void everyPostingOnceWhateverThePages() {
        List<String> all = site.list().map(PublicPosting::id).collectList().block(SOON);
        assertThat(all).isNotEmpty().doesNotHaveDuplicates();
        assertThat(site.list(where -> where.limit(3))
                        .map(PublicPosting::id)
                        .collectList()
                        .block(SOON))
                .isEqualTo(all);
        PublicPosting one =
                site.get(Objects.requireNonNull(all).get(0)).blockOptional(SOON).orElseThrow();
        String team =
                Objects.requireNonNull(Objects.requireNonNull(one.categories()).team());
        assertThat(site.list(where -> where.team(team))
                        .map(PublicPosting::id)
                        .collectList()
                        .block(SOON))
                .contains(one.id());
        StepVerifier.create(site.get("none"))
                .expectErrorMatches(LeverException::isNotFound)
                .verify(SOON);
    }

    @Test
    void whoAppliesIsACandidateOfTheAccount() {
        PublicPosting posting = site.list().blockFirst(SOON);
        PublicApplicationBody body = PublicApplicationBody.builder("Ann Applicant", "ann@new.example.com")
                .phone("555")
                .source("Job site")
                .consentToMarketing(false)
                .build();
        String id = Objects.requireNonNull(posting).id();
        PublicApplicationAnswer answer = site.apply(id, body, Secret.of(simulator.apiKey()))
                .blockOptional(SOON)
                .orElseThrow();
        Opportunity ann = lever.opportunities()
                .list(where -> where.email("ann@new.example.com"))
                .items()
                .blockFirst(SOON);
        assertThat(lever.opportunity(Objects.requireNonNull(ann).id())
                        .applications()
                        .list()
                        .items()
                        .map(Application::id)
                        .collectList()
                        .block(SOON))
                .contains(Objects.requireNonNull(answer.applicationId()));
        StepVerifier.create(site.apply(id, body, Secret.of("wrong")))
                .expectError(ForbiddenException.class)
                .verify(SOON);
    }

    @Test
    void aResumeComesWithTheApplication() {
        String id = Objects.requireNonNull(site.list().blockFirst(SOON)).id();
        PublicApplicationBody body = PublicApplicationBody.builder("Bea Applicant", "bea@new.example.com")
                .org("Initech")
                .urls(Map.of("GitHub", "https://github.com/bea"))
                .silent(true)
                .build();
        UploadSource resume = UploadSource.ofBytes("bea.pdf", "cv of bea".getBytes(StandardCharsets.UTF_8));
        site.apply(id, body, resume, Secret.of(simulator.apiKey())).block(SOON);
        Opportunity bea = lever.opportunities()
                .list(where -> where.email("bea@new.example.com"))
                .items()
                .blockFirst(SOON);
        assertThat(Objects.requireNonNull(bea).links()).contains("https://github.com/bea");
        OpportunityResumes resumes = lever.opportunity(bea.id()).resumes();
        Resume kept = Objects.requireNonNull(resumes.list().items().blockFirst(SOON));
        assertThat(Objects.requireNonNull(kept.file()).name()).isEqualTo("bea.pdf");
        assertThat(resumes.download(kept.id())
                        .buffers()
                        .map(buffer -> StandardCharsets.UTF_8.decode(buffer).toString())
                        .collectList()
                        .map(parts -> String.join("", parts))
                        .block(SOON))
                .isEqualTo("cv of bea");
    }
}
