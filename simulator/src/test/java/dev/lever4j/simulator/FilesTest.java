package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.deleted;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.refused;
import static dev.lever4j.simulator.Expect.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files: listed, uploaded, downloaded, deleted, and what was done to them. */
class FilesTest {
    private final HandClock clock = new HandClock();
    private final Simulator simulator =
            Simulator.builder().rate(1e6, 1000).clock(clock).start();
    private final Probe lever = Probe.apiKey(simulator);
    private final String opportunity = id(lever.data("/opportunities?limit=1").get(0));
    private final String one = "/opportunities/" + opportunity;
    private final String as = "?perform_as=" + lever.user();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void typicalOpportunitiesHaveFilesThatCanBeRead() throws IOException {
        int files = 0;
        int unprocessed = 0;
        for (JsonNode it : lever.data("/opportunities")) {
            String path = "/opportunities/" + id(it) + "/files";
            for (JsonNode file : lever.data(path)) {
                assertThat(lever.data(path + "/" + id(file))).isEqualTo(file);
                HttpResponse<InputStream> download = lever.download(path + "/" + id(file) + "/download");
                boolean bad = file.get("status").stringValue("").matches("error|processing");
                assertThat(download.statusCode()).isEqualTo(bad ? 422 : 200);
                byte[] bytes = download.body().readAllBytes();
                if (!bad) {
                    assertThat(bytes).hasSize(file.get("size").intValue());
                }
                unprocessed += bad ? 1 : 0;
                files++;
            }
        }
        assertThat(files).isGreaterThan(50);
        assertThat(unprocessed).isPositive();
    }

    @Test
    void anUploadComesBackByteForByte() throws IOException {
        JsonNode file = data(201, lever.form(one + "/files" + as, "file@R\u00e9sum\u00e9.PDF=%PDF \u2713"));
        assertThat(file.get("ext").stringValue()).isEqualTo(".pdf");
        assertThat(file.get("status").stringValue()).isEqualTo("processed");
        assertThat(file.get("size").intValue()).isEqualTo(8);
        String path = one + "/files/" + id(file);
        assertThat(lever.data(path)).isEqualTo(file);
        HttpResponse<InputStream> download = lever.download(path + "/download");
        assertThat(download.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(download.headers().firstValue("content-disposition").orElseThrow())
                .contains("R%C3%A9sum%C3%A9.PDF");
        assertThat(download.body().readAllBytes()).asString().isEqualTo("%PDF \u2713");
        deleted(lever.delete(path + as));
        refused(404, lever.get(path), "was not found");
        assertThat(texts(lever.data(one + "/files"), "id")).doesNotContain(id(file));
    }

    @Test
    void uploadsAreFilteredByTime() {
        String before = id(data(201, lever.form(one + "/files" + as, "file@a.pdf=a")));
        clock.pass(Duration.ofSeconds(1));
        long now = clock.millis();
        String after = id(data(201, lever.form(one + "/files" + as, "file@b.pdf=b")));
        assertThat(texts(lever.data(one + "/files?uploaded_at_start=" + now), "id"))
                .containsExactly(after);
        assertThat(texts(lever.data(one + "/files?uploaded_at_end=" + now), "id"))
                .contains(before, after);
        assertThat(texts(lever.data(one + "/files?uploaded_at_end=" + (now - 1)), "id"))
                .contains(before)
                .doesNotContain(after);
    }

    @Test
    void actionsTellWhatHappenedAndTheirWindowIsOpenAtTheEnd() {
        long now = clock.millis();
        JsonNode file = data(201, lever.form(one + "/files" + as, "file@a.pdf=a"));
        lever.delete(one + "/files/" + id(file) + as);
        String actions = one + "/file_actions?occurred_at_start=" + now;
        assertThat(texts(lever.data(actions), "type")).containsExactly("file-added", "file-remove");
        assertThat(id(lever.data(actions).get(0).get("user"))).isEqualTo(lever.user());
        assertThat(lever.data(actions + "&occurred_at_end=" + now)).isEmpty();
        assertThat(lever.data(actions + "&occurred_at_end=" + (now + 1))).hasSize(2);
        assertThat(lever.all("/opportunities").stream()
                        .flatMap(it -> lever.all("/opportunities/" + id(it) + "/file_actions").stream())
                        .map(action -> action.get("type").stringValue()))
                .contains("file-added", "resume-imported");
    }

    @Test
    void whatCannotBeUploadedIsRefused() {
        refused(400, lever.form(one + "/files", "file@a.pdf=a"), "perform_as");
        refused(400, lever.form(one + "/files" + as, "other@a.pdf=a"), "Unknown parameter: other");
        refused(400, lever.form(one + "/files" + as, "file=a"), "file");
        refused(400, lever.post(one + "/files" + as, "{}"), "multipart/form-data");
        String large = "x".repeat((30 << 20) + 1);
        refused(400, lever.form(one + "/files" + as, "file@a.pdf=" + large), "30 MB");
        assertThat(data(201, lever.form(one + "/files" + as, "file@a.exe=x"))
                        .get("status")
                        .stringValue())
                .isEqualTo("unsupported");
    }

    @Test
    void aFileMayBeLargerThanMemory() throws IOException {
        String file = simulator.controls().addFile(opportunity, "scan.pdf", 5_000_000_000L);
        try (InputStream first =
                        lever.download(one + "/files/" + file + "/download").body();
                InputStream again =
                        lever.download(one + "/files/" + file + "/download").body()) {
            byte[] block = first.readNBytes(200_000);
            assertThat(block).isEqualTo(again.readNBytes(200_000));
            assertThat(Arrays.copyOf(block, 1 << 16)).isNotEqualTo(Arrays.copyOfRange(block, 1 << 16, 1 << 17));
        }
        assertThat(lever.data(one + "/files/" + file).get("size").longValue()).isEqualTo(5_000_000_000L);
    }

    @Test
    void aDownloadCanBeCut() throws IOException {
        String file = simulator.controls().addFile(opportunity, "scan.pdf", 300_000);
        simulator.controls().inject(Fault.truncate(100_000));
        HttpResponse<InputStream> download = lever.download(one + "/files/" + file + "/download");
        assertThat(download.headers().firstValue("content-length")).contains("300000");
        try (InputStream body = download.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFileInProcessBecomesReady() {
        String file = simulator.controls().addFile(opportunity, "scan.pdf", 10);
        simulator.controls().fileStatus(opportunity, file, "processing");
        refused(422, lever.get(one + "/files/" + file + "/download"), "processed");
        simulator.controls().fileStatus(opportunity, file, "processed");
        assertThat(lever.download(one + "/files/" + file + "/download").statusCode())
                .isEqualTo(200);
    }

    @Test
    void documentedFormWritesNumbersAsTexts() {
        try (Simulator documented = Simulator.builder().documentedForms().start()) {
            String file = documented.controls().addFile(opportunity, "scan.pdf", 10);
            JsonNode shown = Probe.apiKey(documented).data(one + "/files/" + file);
            assertThat(shown.get("size").stringValue()).isEqualTo("10");
            assertThat(shown.get("uploadedAt").isString()).isTrue();
        }
    }
}
