package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.refused;
import static dev.lever4j.simulator.Expect.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Resumes and offers: generated, read, downloaded. */
class ResumesAndOffersTest {
    private static final Simulator simulator =
            Simulator.builder().opportunities(200).rate(1e6, 1000).start();
    private static final Probe lever = Probe.apiKey(simulator);
    private static final List<JsonNode> opportunities = lever.all("/opportunities");

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void resumesComeWithAndWithoutFile() throws IOException {
        Set<Integer> downloads = new HashSet<>();
        for (JsonNode it : opportunities) {
            String path = "/opportunities/" + id(it) + "/resumes";
            for (JsonNode resume : lever.data(path)) {
                assertThat(lever.data(path + "/" + id(resume))).isEqualTo(resume);
                HttpResponse<InputStream> download = lever.download(path + "/" + id(resume) + "/download");
                assertThat(download.statusCode()).isEqualTo(expected(resume.get("file")));
                assertThat(download.body().readAllBytes()).isNotEmpty();
                downloads.add(download.statusCode());
            }
        }
        assertThat(downloads).containsExactlyInAnyOrder(200, 404, 422);
    }

    private static int expected(JsonNode file) {
        if (!file.isObject()) {
            return 404;
        }
        return file.get("status").stringValue("").matches("error|processing") ? 422 : 200;
    }

    @Test
    void resumesWithoutFileAreFilteredByTheirCreation() {
        for (JsonNode it : opportunities) {
            String path = "/opportunities/" + id(it) + "/resumes";
            for (JsonNode resume : lever.data(path)) {
                JsonNode at =
                        resume.get("file").isObject() ? resume.get("file").get("uploadedAt") : resume.get("createdAt");
                String window = "?uploaded_at_start=" + at + "&uploaded_at_end=" + at;
                assertThat(texts(lever.data(path + window), "id")).containsExactly(id(resume));
            }
        }
    }

    @Test
    void filesThatComeWithANewOpportunityAreKept() throws IOException {
        HttpResponse<String> made = lever.form(
                "/opportunities?perform_as=" + lever.user(), "name=Ann", "resumeFile@cv.pdf=cv", "files[]@a.txt=a");
        String path = "/opportunities/" + id(data(201, made));
        JsonNode resume = lever.data(path + "/resumes").get(0);
        assertThat(resume.get("file").get("ext").stringValue()).isEqualTo("pdf");
        assertThat(lever.download(path + "/resumes/" + id(resume) + "/download")
                        .body()
                        .readAllBytes())
                .asString()
                .isEqualTo("cv");
        assertThat(texts(lever.data(path + "/files"), "name")).containsExactly("a.txt");
        assertThat(texts(lever.data(path + "/file_actions"), "type")).containsExactly("resume-imported", "file-added");
    }

    @Test
    void offersDownloadTheNewestDocumentUnlessOneIsNamed() throws IOException {
        int signed = 0;
        int drafts = 0;
        for (JsonNode it : opportunities) {
            String path = "/opportunities/" + id(it) + "/offers";
            for (JsonNode offer : lever.data(path + "?expand=creator")) {
                assertThat(offer.get("creator").has("email")).isTrue();
                String download = path + "/" + id(offer) + "/download";
                if (offer.get("signedDocument").isObject()) {
                    byte[] newest = lever.download(download).body().readAllBytes();
                    assertThat(newest).isEqualTo(bytes(download + "?status=signed"));
                    assertThat(newest).isNotEqualTo(bytes(download + "?status=sent"));
                    signed++;
                } else if (offer.get("status").stringValue().equals("draft")) {
                    refused(404, lever.get(download), "was not found");
                    drafts++;
                }
            }
        }
        assertThat(signed).isPositive();
        assertThat(drafts).isPositive();
    }

    private static byte[] bytes(String path) throws IOException {
        return lever.download(path).body().readAllBytes();
    }
}
