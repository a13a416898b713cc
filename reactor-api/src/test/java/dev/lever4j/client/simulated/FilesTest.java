package dev.lever4j.client.simulated;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityFiles;
import dev.lever4j.client.UploadSource;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.File;
import dev.lever4j.model.Upload;
import dev.lever4j.request.PerformAs;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The way of a file, against a server that reads the same facts by itself. */
class FilesTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Simulator simulator =
            Simulator.builder().opportunities(3).rate(10_000, 10_000).start();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
            .apiKey(Secret.of(simulator.apiKey()))
            .build();

    @AfterEach
    void close() {
        client.closeGracefully(Duration.ZERO).block(SOON);
        simulator.close();
    }

    private static <T> T got(Mono<T> call) {
        return Objects.requireNonNull(call.block(SOON));
    }

    @Test
    void isUploadedListedDownloadedAndDeleted() throws IOException {
        String opportunity = got(client.opportunities().list().items().next()).id();
        PerformAs who = performAs(got(client.users().list().items().next()).id());
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Path source = Files.write(folder.resolve("r\u00e9sum\u00e9 (1).pdf"), bytes);
        OpportunityFiles files = client.opportunity(opportunity).files();

        File added = got(files.upload(UploadSource.ofPath(source), who));
        assertThat(added.safeFileName()).isEqualTo("r\u00e9sum\u00e9 (1).pdf");
        assertThat(added.size()).isEqualTo(bytes.length);
        assertThat(got(files.get(added.id())).id()).isEqualTo(added.id());
        assertThat(got(files.list().items().map(File::id).collectList())).contains(added.id());

        Path copy = folder.resolve("copy.pdf");
        got(files.download(added.id()).expectedSize(bytes.length).to(copy));
        assertThat(copy).hasBinaryContent(bytes);

        files.delete(added.id(), who).block(SOON);
        StepVerifier.create(files.get(added.id()))
                .expectErrorMatches(LeverException::isNotFound)
                .verify(SOON);
        StepVerifier.create(files.download(added.id()).buffers())
                .expectErrorMatches(LeverException::isNotFound)
                .verify(SOON);
    }

    @Test
    void anUploadHasAnAddressToApplyWith() {
        Upload upload = got(client.uploads().upload(UploadSource.ofBytes("a.txt", new byte[] {'x'})));
        assertThat(upload.uri()).isNotBlank();
        assertThat(upload.size()).isEqualTo(1);
    }
}
