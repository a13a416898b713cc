package dev.lever4j.client;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.transport.Content;
import dev.lever4j.client.transport.FaultServer;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.error.ApplicationRefusedException;
import dev.lever4j.error.LocalFileException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.model.CreatedOpportunity;
import dev.lever4j.model.PublicApplicationAnswer;
import dev.lever4j.request.OpportunityBody;
import dev.lever4j.request.PublicApplicationBody;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whoever comes with files is sent as one form. */
class CreationWithFilesTest extends TransferFixture {
    /** What the first two numbers of the fake server's generator make. */
    private static final String BOUNDARY = "lever4j-bb1ad57319b89cd868fb0e6f684df992";

    private static final OpportunityBody BODY =
            OpportunityBody.builder().name("n").posting("p").build();
    private static final PublicApplicationBody APPLICATION =
            PublicApplicationBody.builder("n", "a@b").build();
    private static final String CREATED = "{\"data\":{\"id\":\"o\"},\"deduped\":false}";
    private static final String TAKEN = "{\"ok\":true,\"applicationId\":\"a\"}";

    private static UploadSource file(String name, String content) {
        return UploadSource.ofBytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static UploadSource once(String content) {
        return UploadSource.of(
                "cv.pdf",
                content.length(),
                Flux.defer(() -> Flux.just(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)))));
    }

    private static Mono<CreatedOpportunity> create(LeverClient client, UploadSource resume) {
        return client.opportunities().create(BODY, how -> how.resumeFile(resume), performAs("u"));
    }

    private static PublicPostings site(FakeLever lever) {
        return LeverClient.builder()
                .environment(FakeLever.SOMEWHERE.withPublicApi(URI.create("https://jobs.lever.test/v0/")))
                .apiKey(Secret.of("key"))
                .resources(lever.resources())
                .build()
                .publicPostings("acme");
    }

    private static String form(WireRequest request) {
        Content.Streamed content = (Content.Streamed) request.content();
        String sent = content.open()
                .map(part -> StandardCharsets.UTF_8.decode(part).toString())
                .collectList()
                .map(parts -> String.join("", parts))
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(content.length()).isEqualTo(sent.getBytes(StandardCharsets.UTF_8).length);
        return sent;
    }

    private static String golden(String text) {
        return text.replace("BOUNDARY", BOUNDARY).replace("\n", "\r\n");
    }

    @Test
    void anOpportunityItsResumeAndItsFilesAreOneForm() {
        FakeLever lever = FakeLever.saying(201, Recorded.json("opportunities-3"));
        OpportunityBody body = OpportunityBody.builder()
                .name("Jos\u00e9")
                .phone("home", "1")
                .emails(List.of("a@x", "b@x"))
                .createdAt(Instant.ofEpochMilli(1))
                .archived("r", Instant.ofEpochMilli(2))
                .build();
        CreatedOpportunity created = lever.client()
                .opportunities()
                .create(
                        body,
                        how -> how.file(file("a.txt", "one"))
                                .resumeFile(file("old.pdf", "not sent"))
                                .resumeFile(file("cv \"1\".pdf", "cv"))
                                .file(file("b.bin", "\r\n--two"))
                                .parse(),
                        performAs("u"))
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(created.deduped()).isTrue();
        assertThat(lever.targets()).containsExactly("/v1/opportunities?parse=true&perform_as=u");
        WireRequest sent = lever.sent.get(0);
        assertThat(sent.method()).hasToString("POST");
        assertThat(sent.contentType()).isEqualTo("multipart/form-data; boundary=" + BOUNDARY);
        assertThat(form(sent)).isEqualTo(golden("""
                --BOUNDARY
                Content-Disposition: form-data; name="name"

                Jos\u00e9
                --BOUNDARY
                Content-Disposition: form-data; name="phones[0][type]"

                home
                --BOUNDARY
                Content-Disposition: form-data; name="phones[0][value]"

                1
                --BOUNDARY
                Content-Disposition: form-data; name="emails[]"

                a@x
                --BOUNDARY
                Content-Disposition: form-data; name="emails[]"

                b@x
                --BOUNDARY
                Content-Disposition: form-data; name="createdAt"

                1
                --BOUNDARY
                Content-Disposition: form-data; name="archived[archivedAt]"

                2
                --BOUNDARY
                Content-Disposition: form-data; name="archived[reason]"

                r
                --BOUNDARY
                Content-Disposition: form-data; name="archive[archivedAt]"

                2
                --BOUNDARY
                Content-Disposition: form-data; name="archive[reason]"

                r
                --BOUNDARY
                Content-Disposition: form-data; name="resumeFile"; filename="cv %221%22.pdf"
                Content-Type: application/pdf

                cv
                --BOUNDARY
                Content-Disposition: form-data; name="files[]"; filename="a.txt"
                Content-Type: text/plain

                one
                --BOUNDARY
                Content-Disposition: form-data; name="files[]"; filename="b.bin"
                Content-Type: application/octet-stream


                --two
                --BOUNDARY--
                """));
    }

    @Test
    void aResumeAloneIsEnoughAndWithoutFilesItStaysJson() {
        FakeLever lever = FakeLever.saying(201, CREATED);
        Opportunities opportunities = lever.client().opportunities();
        OpportunityBody nothing = OpportunityBody.builder().build();
        opportunities
                .create(nothing, how -> how.resumeFile(file("cv.pdf", "cv")).parse(), performAs("u"))
                .block(SOON);
        opportunities.create(nothing, how -> how.parse(), performAs("u")).block(SOON);
        assertThat(form(lever.sent.get(0))).isEqualTo(golden("""
                --BOUNDARY
                Content-Disposition: form-data; name="resumeFile"; filename="cv.pdf"
                Content-Type: application/pdf

                cv
                --BOUNDARY--
                """));
        assertThat(lever.sent.get(1).body()).asString().isEqualTo("{}");
    }

    @Test
    void aPublicApplicationAndItsResumeAreOneForm() {
        FakeLever lever = FakeLever.saying(200, TAKEN);
        PublicApplicationBody body = PublicApplicationBody.builder("n", "a@b")
                .urls(Map.of("GitHub", "https://github.com/"))
                .consentToMarketing(true)
                .build();
        PublicApplicationAnswer answer = site(lever)
                .apply("p", body, file("cv.docx", "cv"), Secret.of("k/1"))
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(answer.applicationId()).isEqualTo("a");
        assertThat(lever.targets()).containsExactly("/v0/postings/acme/p?key=k%2F1");
        WireRequest sent = lever.sent.get(0);
        assertThat(sent.authorization()).isNull();
        assertThat(form(sent)).isEqualTo(golden("""
                --BOUNDARY
                Content-Disposition: form-data; name="name"

                n
                --BOUNDARY
                Content-Disposition: form-data; name="email"

                a@b
                --BOUNDARY
                Content-Disposition: form-data; name="urls[GitHub]"

                https://github.com/
                --BOUNDARY
                Content-Disposition: form-data; name="consent[marketing]"

                true
                --BOUNDARY
                Content-Disposition: form-data; name="resume"; filename="cv.docx"
                Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document

                cv
                --BOUNDARY--
                """));
    }

    @Test
    void anApplicationWithAResumeThatWasNotTakenIsAnError() {
        FakeLever lever = FakeLever.saying(200, "{\"ok\":false,\"error\":\"a@b\"}");
        ApplicationRefusedException refused =
                fails(site(lever).apply("p", APPLICATION, file("cv.pdf", "cv")), ApplicationRefusedException.class);
        assertThat(refused).hasMessageNotContaining("a@b");
        assertThat(lever.targets()).containsExactly("/v0/postings/acme/p");
    }

    @Test
    void aWrongArgumentSendsNothing() {
        FakeLever lever = FakeLever.saying(200, TAKEN);
        Opportunities opportunities = lever.client().opportunities();
        PublicPostings site = site(lever);
        UploadSource cv = file("cv.pdf", "cv");
        OpportunityBody nowhere = OpportunityBody.builder().name("n").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        opportunities.create(nowhere, how -> how.resumeFile(cv).asPostingOwner(), performAs("u")))
                .withMessageContaining("perform_as_posting_owner");
        assertThatIllegalArgumentException().isThrownBy(() -> site.apply(" ", APPLICATION, cv));
        PublicApplicationBody ambiguous = PublicApplicationBody.builder("n", "a@b")
                .urls(Map.of("a]b", "https://example.com/"))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> site.apply("p", ambiguous, cv))
                .withMessageContaining("urls");
        assertThat(lever.sent).isEmpty();
    }

    @Test
    void eachFileIsLookedAtBeforeConnecting() throws IOException {
        FaultServer server = answer(request -> json(201, CREATED));
        Path large = folder.resolve("large.pdf");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(UploadSource.LARGEST + 1);
        }
        Opportunities opportunities = client(ONCE).opportunities();
        fails(
                opportunities.create(
                        BODY,
                        how -> how.resumeFile(file("cv.pdf", "cv")).file(UploadSource.ofPath(large)),
                        performAs("u")),
                IllegalArgumentException.class);
        fails(
                opportunities.create(
                        BODY,
                        how -> how.file(file("a.txt", "a")).file(UploadSource.ofPath(folder.resolve("jane.pdf"))),
                        performAs("u")),
                LocalFileException.class);
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 0})
    void withoutAnAnswerThatSaysNoItIsNotSentAgain(int status) {
        FaultServer server = serve(peer -> {
            peer.readRequest();
            if (status > 0) {
                peer.write(json(status, "{}"));
            }
        });
        fails(create(client(QUICK), file("cv.pdf", "cv")), OutcomeUnknownException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void after429ItIsSentAgainWhereEveryFileCanBeReadAgain() {
        AtomicInteger next = new AtomicInteger();
        FaultServer server = answer(request -> next.getAndIncrement() % 2 == 0 ? json(429, "{}") : json(201, CREATED));
        LeverClient client = client(QUICK);
        create(client, file("cv.pdf", "cv")).block(SOON);
        assertThat(server.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request)
                        .startsWith("POST /v1/opportunities?perform_as=u HTTP/1.1")
                        .doesNotContainIgnoringCase("transfer-encoding")
                        .contains("name=\"postings[]\"\r\n\r\np\r\n", "name=\"resumeFile\"; filename=\"cv.pdf\""));
        fails(
                client.opportunities()
                        .create(
                                BODY,
                                how -> how.resumeFile(file("cv.pdf", "cv")).file(once("a")),
                                performAs("u")),
                RateLimitedException.class);
        assertThat(server.requests()).hasSize(3);
    }
}
