package dev.lever4j.samples.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The file is only as true as the database says. */
class ArchiveTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void whatNoTransactionSpeaksForIsCutOff() throws IOException {
        Archive killed = open(ArchiveEnd.NOTHING);
        ArchiveEnd committed = append(killed, "a", "b");
        append(killed, "lost");
        Files.write(growing(), new byte[] {31, -117, 8}, StandardOpenOption.APPEND);

        Archive next = open(committed);
        assertThat(append(next, "c").lines()).isEqualTo(3);
        next.publish(Flux.just(0L, 1L, 2L)).block(SOON);

        assertThat(lines(folder.resolve("candidates.ndjson.gz"))).containsExactly("a", "b", "c");
    }

    @Test
    void onlyTheLinesThatCountArePublished() throws IOException {
        Archive archive = open(ArchiveEnd.NOTHING);
        append(archive, "a", "old");
        append(archive, "new");

        archive.publish(Flux.just(0L, 2L)).block(SOON);

        assertThat(lines(archive.published())).containsExactly("a", "new");
    }

    @Test
    void nothingIsPublishedWhereTheDatabaseFailsMidway() {
        Archive archive = open(ArchiveEnd.NOTHING);
        append(archive, "a", "b");

        StepVerifier.create(archive.publish(Flux.just(0L).concatWith(Flux.error(new IllegalStateException("gone")))))
                .expectErrorMessage("gone")
                .verify(SOON);

        assertThat(archive.published()).doesNotExist();
        archive.publish(Flux.just(0L, 1L)).block(SOON);
        assertThat(archive.published()).exists();
    }

    @Test
    void aFileThatIsShorterThanTheDatabaseSaysIsNotGoneOnWith() {
        StepVerifier.create(new Archive(folder).open(new Progress(null, new ArchiveEnd(10, 1), false)))
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("begin anew"))
                .verify(SOON);
        StepVerifier.create(new Archive(folder.resolve("other")).open(new Progress(null, new ArchiveEnd(10, 1), true)))
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("candidates.ndjson.gz is"))
                .verify(SOON);
    }

    @Test
    void anAccountWithoutOpportunitiesIsAnArchiveWithoutLines() throws IOException {
        Archive archive = open(ArchiveEnd.NOTHING);

        archive.publish(Flux.empty()).block(SOON);

        assertThat(lines(archive.published())).isEmpty();
    }

    @Test
    void whatAWriteThatFailedHasLeftIsWrittenOver() throws IOException {
        Archive archive = open(ArchiveEnd.NOTHING);
        append(archive, "a");
        Files.write(growing(), new byte[] {31, -117, 8}, StandardOpenOption.APPEND);
        append(archive, "b");

        archive.publish(Flux.just(0L, 1L)).block(SOON);

        assertThat(lines(archive.published())).containsExactly("a", "b");
    }

    @Test
    void aLineThatTheFileDoesNotHaveIsAnErrorThatSaysSo() {
        Archive archive = open(ArchiveEnd.NOTHING);
        append(archive, "a");

        StepVerifier.create(archive.publish(Flux.just(0L, 5L)))
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("has 1 lines"))
                .verify(SOON);
    }

    @Test
    void anotherExportInTheFolderIsRefused() {
        try (FolderLock first = FolderLock.of(folder)) {
            assertThatThrownBy(() -> FolderLock.of(folder)).hasMessageContaining("another export uses");
        }
        FolderLock.of(folder).close();
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        append(open(ArchiveEnd.NOTHING), "a");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(growing())))
                .isEqualTo("rw-------");
    }

    /** In a zip, whose folders cannot be opened. */
    @Test
    void aNameThatIsNotForcedToDiskIsAnErrorOnPosix() throws IOException {
        Map<String, ?> how = Map.of("create", true, "enablePosixFileAttributes", true);
        try (FileSystem posix = FileSystems.newFileSystem(folder.resolve("some.zip"), how)) {
            Archive archive = new Archive(posix.getPath("/"));
            StepVerifier.create(archive.open(new Progress(null, ArchiveEnd.NOTHING, false)))
                    .expectErrorSatisfies(ArchiveTest::isOfTheFolder)
                    .verify(SOON);
            archive.open(new Progress(null, ArchiveEnd.NOTHING, true)).block(SOON); // nothing is made
            StepVerifier.create(archive.publish(Flux.empty()))
                    .expectErrorSatisfies(ArchiveTest::isOfTheFolder)
                    .verify(SOON);
        }
    }

    @Test
    void elsewhereAFolderNeedNotBeForced() throws IOException {
        try (FileSystem other = FileSystems.newFileSystem(folder.resolve("some.zip"), Map.of("create", true))) {
            Archive archive = new Archive(other.getPath("/"));
            archive.open(new Progress(null, ArchiveEnd.NOTHING, false)).block(SOON);
            archive.publish(Flux.empty()).block(SOON);

            assertThat(lines(archive.published())).isEmpty();
        }
    }

    private static void isOfTheFolder(Throwable error) {
        assertThat(error).isInstanceOf(NoSuchFileException.class).hasMessage("/");
    }

    private Archive open(ArchiveEnd end) {
        Archive archive = new Archive(folder);
        archive.open(new Progress(null, end, false)).block(SOON);
        return archive;
    }

    private static ArchiveEnd append(Archive archive, String... lines) {
        List<Candidate> candidates = Stream.of(lines).map(Candidate::new).toList();
        return archive.append(candidates).blockOptional(SOON).orElseThrow();
    }

    private Path growing() {
        return folder.resolve("candidates.ndjson.gz.growing");
    }

    static List<String> lines(Path gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
