package dev.lever4j.client.simulated;

import static dev.lever4j.request.PerformAs.performAs;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.DownloadedFile;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityById;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.WrittenNote;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.PerformAs;
import java.nio.file.Path;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The README shows what stands between the marks; a test compares them and runs it. */
final class ReadmeExample {
    private ReadmeExample() {}

    static Flux<Opportunity> recentOf(
            LeverEnvironment environment, String clientId, String clientSecret, String refreshToken, Instant monday) {
        // begin
        LeverClient lever = LeverClient.builder()
                .environment(environment) // PRODUCTION, SANDBOX, EU or custom(..)
                .oauth(
                        new OAuthApp(clientId, Secret.of(clientSecret)),
                        InMemoryTokenStore.of(Secret.of(refreshToken))) // a durable TokenStore in production
                .build();

        Flux<Opportunity> recent = lever.opportunities()
                .list(where -> where.createdFrom(monday).archived(false))
                .items() // no page without demand, then one page ahead
                .onErrorResume(LeverException::isForbidden, error -> Mono.empty())
                .doFinally(end -> lever.close());
        // end
        return recent;
    }

    static Mono<WrittenNote> movedAndNoted(
            LeverClient lever, String opportunity, String onSite, String recruiter, String resume, Path folder) {
        // begin act
        PerformAs me = performAs(recruiter);
        OpportunityById candidate = lever.opportunity(opportunity);
        NoteBody note = NoteBody.builder("Great call").secret(true).build();

        Mono<WrittenNote> moved = candidate
                .changeStage(onSite, me) // never again once it may have been done
                .then(candidate.notes().create(note, me));
        Mono<DownloadedFile> saved =
                candidate.resumes().download(resume).to(folder.resolve("resume.pdf")); // complete or absent
        // end act
        return saved.then(moved);
    }
}
