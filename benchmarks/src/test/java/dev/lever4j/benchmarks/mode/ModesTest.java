package dev.lever4j.benchmarks.mode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.benchmarks.server.ServerProcess;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.json.PageReader;
import dev.lever4j.model.Opportunity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That they all read the same list to its end, or a ratio of theirs says nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModesTest {
    private static final int PAGES = 3;

    private ServerProcess server;

    @BeforeAll
    void start() {
        server = ServerProcess.start(PAGES, 0, 0);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyModeReadsEveryRecord() {
        assertThat(Modes.all(new Account(server.api(), PAGES)))
                .allSatisfy((name, mode) -> assertThat(mode.read()).as(name).isEqualTo(PAGES * 100));
    }

    @Test
    void byHandTheSameRecordsComeOut() throws Exception {
        HttpRequest first = HttpRequest.newBuilder(URI.create(new Account(server.api(), PAGES).url("")))
                .build();
        byte[] page = HttpClient.newHttpClient()
                .send(first, HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(SameRecords.MAPPER.readValue(page, SameRecords.Page.class).data())
                .isEqualTo(PageReader.typed(Opportunity.class, Shape.PAGED)
                        .read(page)
                        .items());
    }
}
