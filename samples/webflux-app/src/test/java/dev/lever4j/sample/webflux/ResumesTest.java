package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.model.FileStatus;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Resume;
import dev.lever4j.model.ResumeFile;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;

/** A resume's way through the application. */
class ResumesTest {
    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(120).connected();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private record Found(String opportunity, Resume resume) {}

    @Test
    void aResumeComesWholeAndAsAFileToSave() {
        Found found = find(file -> FileStatus.PROCESSED.equals(file.status()));
        ResumeFile file = Objects.requireNonNull(found.resume().file());

        byte[] bytes = Objects.requireNonNull(download(found)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .value(
                        HttpHeaders.CONTENT_DISPOSITION,
                        header -> assertThat(header).startsWith("attachment;").contains("filename*=UTF-8''CV%20"))
                .expectBody()
                .returnResult()
                .getResponseBodyContent());

        assertThat((long) bytes.length).isEqualTo(file.size());
    }

    @Test
    void aResumeThatLeverCouldNotProcessIsAProblemAndNoFile() {
        Found found = find(file -> FileStatus.ERROR.equals(file.status()));

        download(found)
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist(HttpHeaders.CONTENT_DISPOSITION);
    }

    private static ResponseSpec download(Found found) {
        return app.page()
                .get()
                .uri("/api/default/opportunities/" + found.opportunity() + "/resumes/"
                        + found.resume().id() + "/file")
                .exchange();
    }

    private static Found find(Predicate<ResumeFile> wanted) {
        return Objects.requireNonNull(app.onlooker()
                .opportunities()
                .list()
                .items()
                .concatMap(it -> resumes(it)
                        .filter(found -> found.resume().file() != null
                                && wanted.test(found.resume().file())))
                .blockFirst(SOON));
    }

    private static Flux<Found> resumes(Opportunity of) {
        return app.onlooker().opportunity(of.id()).resumes().list().items().map(resume -> new Found(of.id(), resume));
    }
}
