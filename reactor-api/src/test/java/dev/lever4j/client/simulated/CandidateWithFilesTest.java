package dev.lever4j.client.simulated;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityById;
import dev.lever4j.client.UploadSource;
import dev.lever4j.model.ArchiveReason;
import dev.lever4j.model.Archived;
import dev.lever4j.model.CreatedOpportunity;
import dev.lever4j.model.File;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Posting;
import dev.lever4j.model.PostingState;
import dev.lever4j.model.Resume;
import dev.lever4j.request.OpportunityBody;
import dev.lever4j.request.PerformAs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** What was said in a form is read afterwards as if it had been said in JSON, and the files are there. */
class CandidateWithFilesTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final SimulatedAccount account = SimulatedAccount.connected();
    private final LeverClient lever = account.client;

    @AfterEach
    void close() {
        account.close();
    }

    private static <T> T got(Mono<T> call) {
        return call.blockOptional(SOON).orElseThrow();
    }

    private static UploadSource file(String name, String content) {
        return UploadSource.ofBytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everythingThatWasSaidAndSentIsThere() throws IOException {
        PerformAs who = performAs(got(lever.users().list().items().next()).id());
        Posting posting = got(lever.postings()
                .list(where -> where.state(PostingState.PUBLISHED))
                .items()
                .next());
        ArchiveReason reason = got(lever.archiveReasons().list().items().next());
        Instant made = Instant.ofEpochMilli(1_600_000_000_000L);
        Instant archived = made.plusSeconds(60);
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Path cv = Files.write(folder.resolve("r\u00e9sum\u00e9.pdf"), bytes);

        CreatedOpportunity created = got(lever.opportunities()
                .create(
                        OpportunityBody.builder()
                                .name("Jos\u00e9 & Co")
                                .headline("a=b\r\n--c")
                                .phone("mobile", "555")
                                .phone("556")
                                .emails(List.of("jose@new.example.com", "j@new.example.com"))
                                .links(List.of("https://example.com/?a=1&b=2"))
                                .tags(List.of("one, two"))
                                .sources(List.of("Fair"))
                                .origin(Origin.SOURCED)
                                .posting(posting.id())
                                .createdAt(made)
                                .archived(reason.id(), archived)
                                .build(),
                        how -> how.resumeFile(UploadSource.ofPath(cv))
                                .file(file("a.txt", "one"))
                                .file(file("b.txt", "two")),
                        who));

        OpportunityById jose = lever.opportunity(created.opportunity().id());
        Opportunity read = got(jose.get());
        assertThat(read.name()).isEqualTo("Jos\u00e9 & Co");
        assertThat(read.headline()).isEqualTo("a=b\r\n--c");
        assertThat(read.emails()).containsExactly("jose@new.example.com", "j@new.example.com");
        assertThat(read.phones())
                .extracting(phone -> phone.type() + ":" + phone.value())
                .containsExactly("mobile:555", "null:556");
        assertThat(read.links()).containsExactly("https://example.com/?a=1&b=2");
        assertThat(read.tags()).contains("one, two");
        assertThat(read.sources()).containsExactly("Fair");
        assertThat(read.applications()).hasSize(1);
        assertThat(read.createdAt()).isEqualTo(made);
        assertThat(read.archived()).isEqualTo(new Archived(reason.id(), archived, Map.of()));

        List<Resume> resumes = got(jose.resumes().list().items().collectList());
        assertThat(resumes).hasSize(1);
        Path copy = folder.resolve("copy.pdf");
        got(jose.resumes().download(resumes.get(0).id()).to(copy));
        assertThat(copy).hasBinaryContent(bytes);
        assertThat(Objects.requireNonNull(resumes.get(0).file()).name()).isEqualTo("r\u00e9sum\u00e9.pdf");
        List<File> files = got(jose.files().list().items().collectList());
        assertThat(files).extracting(File::name).containsExactlyInAnyOrder("a.txt", "b.txt");
    }

    @Test
    void aResumeAloneMakesAnOpportunity() {
        PerformAs who = performAs(got(lever.users().list().items().next()).id());
        CreatedOpportunity created = got(lever.opportunities()
                .create(
                        OpportunityBody.builder().build(),
                        how -> how.resumeFile(file("cv.pdf", "cv")).parse(),
                        who));
        OpportunityById somebody = lever.opportunity(created.opportunity().id());
        assertThat(got(somebody.resumes().list().items().count())).isEqualTo(1);
        assertThat(got(somebody.files().list().items().count())).isZero();
    }
}
