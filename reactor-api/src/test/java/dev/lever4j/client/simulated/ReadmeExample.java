package dev.lever4j.client.simulated;

import static dev.lever4j.request.PerformAs.performAs;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.DownloadedFile;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityById;
import dev.lever4j.client.RawResponse;
import dev.lever4j.client.UploadSource;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.File;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Posting;
import dev.lever4j.model.PublicPosting;
import dev.lever4j.model.Stage;
import dev.lever4j.model.User;
import dev.lever4j.model.WrittenNote;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.OpportunityExpand;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.PostingChanges;
import java.nio.file.Path;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The README shows what stands between the marks; a test compares them and runs it. */
final class ReadmeExample {
    private ReadmeExample() {}

    static Flux<Opportunity> recentOf(
            LeverEnvironment environment, String clientId, String clientSecret, String refreshToken, Instant monday) {
        // begin read
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
        // end read
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

    static Flux<Object> andMore(
            LeverClient lever, String opportunity, String posting, String colleague, Path letter, PerformAs me) {
        // begin more
        Flux<Stage> stages = lever.opportunities()
                .list(where -> where.expand(OpportunityExpand.STAGE)) // the object in its id's place
                .items()
                .mapNotNull(Opportunity::stage)
                .mapNotNull(stage -> stage.expanded().orElse(null));
        Mono<User> promoted = lever.users().change(colleague, user -> user.jobTitle("Head of Talent"));
        PostingChanges title = PostingChanges.builder().text("Java engineer").build();
        Mono<Posting> changed = lever.postings().update(posting, title, me); // what is not named stays
        Mono<File> uploaded = lever.opportunity(opportunity).files().upload(UploadSource.ofPath(letter), me);
        Flux<PublicPosting> jobs = lever.publicPostings("acme").list(); // what everybody sees; no credential is sent
        Mono<RawResponse> any =
                lever.raw().get("/opportunities/{id}/offers", opportunity).exchange();
        // end more
        return Flux.concat(stages.take(1), promoted, changed, uploaded, jobs.take(1), any);
    }
}
