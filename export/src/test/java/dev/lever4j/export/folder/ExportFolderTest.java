package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.format.CsvFormat;
import dev.lever4j.json.LeverJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

class ExportFolderTest {
    @TempDir
    private Path parent;

    private final Account account = new Account(300);

    private Path folder() {
        return parent.resolve("out");
    }

    private static Map<String, Object> json(String line) {
        @SuppressWarnings("unchecked") // what is read here is not null
        Map<String, Object> map =
                (Map<String, Object>) (Map<?, ?>) LeverJson.map(line.getBytes(StandardCharsets.UTF_8));
        return map;
    }

    @Test
    void aResourceWithoutRecordsHasNoFile() {
        account.lever.children(path -> VirtualLever.reply(200, VirtualLever.page("")));
        FolderManifest manifest = account.run(account.into(folder()).format(CsvFormat.csv()), account.export());

        assertThat(manifest.isComplete()).isTrue();
        assertThat(manifest.resources().get(ExportResource.NOTES)).satisfies(notes -> {
            assertThat(Objects.requireNonNull(notes).rows()).isZero();
            assertThat(Objects.requireNonNull(notes).segments()).isEmpty();
        });
        assertThat(Contents.files(folder()))
                .noneMatch(name -> name.startsWith("notes"))
                .anyMatch(name -> name.startsWith("contact/"));
    }

    @Test
    void writesEachRecordOnceWithWhoseItIs() {
        FolderManifest manifest = account.run(folder());

        Map<String, List<String>> lines = Contents.of(folder());
        assertThat(lines.keySet()).containsExactly("applications", "contact", "notes", "offers", "opportunities");
        assertThat(lines.get("opportunities")).hasSize(300);
        assertThat(lines.get("applications")).hasSize(300).contains("{\"opportunityId\":\"o7\",\"id\":\"a-o7\"}");
        assertThat(lines.get("contact")).hasSize(300).contains("{\"opportunityId\":\"o7\",\"id\":\"c-o7\"}");
        assertThat(lines.get("notes")).hasSize(300).contains("{\"opportunityId\":\"o7\", \"id\": \"n-o7\"}");
        assertThat(lines.get("offers")).contains("{\"id\":\"f-o2\",\"opportunityId\":\"o2\"}");
        assertThat(manifest.isComplete()).isTrue();
        assertThat(manifest.runs()).isEqualTo(1);
        assertThat(manifest.confidential()).isTrue();
        assertThat(manifest.closingPasses()).isEqualTo(1);
        FolderManifest.Part notes = Objects.requireNonNull(manifest.resources().get(ExportResource.NOTES));
        assertThat(notes.rows()).isEqualTo(300);
        assertThat(notes.counts().requests()).isEqualTo(300);
    }

    @Test
    void theManifestListsExactlyTheFilesThatAreThere() throws IOException {
        FolderManifest manifest = account.run(folder());

        List<String> listed = manifest.resources().values().stream()
                .flatMap(part -> part.segments().stream())
                .map(FolderManifest.Segment::name)
                .sorted()
                .toList();
        assertThat(Contents.files(folder()).stream().filter(name -> name.endsWith(".ndjson")))
                .containsExactlyElementsOf(listed);
        for (FolderManifest.Part part : manifest.resources().values()) {
            for (FolderManifest.Segment segment : part.segments()) {
                byte[] bytes = Files.readAllBytes(folder().resolve(segment.name()));
                assertThat(bytes).hasSize((int) segment.bytes());
                assertThat(Sha256.hex(bytes)).isEqualTo(segment.sha256());
                assertThat(Contents.lines(folder().resolve(segment.name()))).hasSize((int) segment.rows());
            }
        }
        assertThat(FolderManifest.parse(manifest.toJson())).isEqualTo(manifest);
        assertThat(FolderManifest.parse(Files.readString(folder().resolve("manifest.json"))))
                .isEqualTo(manifest);
    }

    @Test
    void everyLineOfTheLogHasTheHashOfTheOneBefore() {
        account.run(folder());

        List<String> log = Contents.lines(folder().resolve("manifest.log"));
        assertThat(log).hasSizeGreaterThan(3);
        assertThat(json(log.get(0))).containsKey("checkpoint");
        for (int i = 1; i < log.size(); i++) {
            assertThat(json(log.get(i)))
                    .containsEntry("previous", Sha256.hex(log.get(i - 1).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void nobodyElseMayLookIntoIt() throws IOException {
        account.run(folder());

        assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        for (String name : Contents.files(folder())) {
            assertThat(Files.getPosixFilePermissions(folder().resolve(name)))
                    .as(name)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aFinishedFolderIsFoundDoneWithoutARequest() {
        FolderManifest first = account.run(folder());
        List<String> files = Contents.files(folder());
        account.lever.targets().clear();

        FolderManifest second = account.run(folder());

        assertThat(second).isEqualTo(first);
        assertThat(account.lever.targets()).isEmpty();
        assertThat(Contents.files(folder())).isEqualTo(files);
        StepVerifier.create(account.into(folder()).finished()).expectNext(first).verifyComplete();
    }

    @Test
    void aManifestThatIsMissingIsWrittenAgainWithoutARequest() throws IOException {
        FolderManifest first = account.run(folder());
        Files.delete(folder().resolve("manifest.json"));
        account.lever.targets().clear();

        assertThat(account.run(folder())).isEqualTo(first);
        assertThat(account.lever.targets()).isEmpty();
        assertThat(folder().resolve("manifest.json")).exists();
    }

    @Test
    void doesNothingBeforeSubscription() {
        assertThat(account.into(folder()).write(account.export())).isNotNull();
        assertThat(folder()).doesNotExist();
        StepVerifier.create(account.into(folder()).finished()).verifyComplete();
    }

    @Test
    void anotherExportIsRefusedAndSaysWhatToDo() {
        account.run(folder());
        Map<String, List<String>> before = Contents.of(folder());

        LeverExport other = LeverExport.of(account.lever.client()).with(ExportResource.NOTES);
        assertThatThrownBy(() -> account.run(account.into(folder()), other))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("other filters or other children")
                .hasMessageContaining("in another folder");
        assertThat(Contents.of(folder())).isEqualTo(before);
    }

    /** At the same server, and as far as Lever's answers tell. */
    @Test
    void whatWasBegunInAnotherAccountIsNotGoneOnWith() {
        for (int millis : new int[] {700, 1_500}) {
            Path begun = parent.resolve("begun" + millis);
            Disposable run = account.into(begun)
                    .pace(Duration.ofMillis(100))
                    .write(account.export())
                    .subscribe();
            account.lever.clock().advanceTimeBy(Duration.ofMillis(millis));
            run.dispose();
            Map<String, List<String>> before = Contents.of(begun);
            assertThat(before.get("opportunities")).hasSizeGreaterThan(3);

            Set<String> asked = new HashSet<>();
            Account other = new Account(300);
            other.lever.children(path -> {
                asked.add(path);
                return VirtualLever.reply(404, "{\"code\":\"ResourceNotFound\",\"message\":\"no\"}");
            });
            assertThatThrownBy(() -> other.run(begun))
                    .isInstanceOf(ExportFileException.class)
                    .hasMessageContaining("of another account?");
            assertThat(asked).hasSize(10).allMatch(path -> path.matches("/opportunities/o\\d+"));
            assertThat(other.lever.targets()).hasSize(10);
            assertThat(Contents.of(begun)).isEqualTo(before);

            // one of them may have been deleted meanwhile
            String gone = asked.iterator().next();
            account.lever.children(path -> path.equals(gone)
                    ? VirtualLever.reply(404, "{\"code\":\"ResourceNotFound\",\"message\":\"no\"}")
                    : VirtualLever.reply(200, VirtualLever.page("")));
            assertThat(account.run(begun).isComplete()).isTrue();
        }
    }

    @Test
    void aFolderThatHoldsSomethingElseIsRefusedAndNotTouched() throws IOException {
        Files.createDirectory(folder());
        Files.writeString(folder().resolve("thesis.txt"), "precious");

        assertThatThrownBy(() -> account.run(folder()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("thesis.txt")
                .hasMessageContaining("nothing was touched");
        assertThat(Contents.files(folder())).containsExactly("thesis.txt");
        assertThat(account.lever.targets()).isEmpty();
    }

    @Test
    void whatIsNotOursStaysInAFolderThatIsOurs() throws IOException {
        account.run(folder());
        Files.writeString(folder().resolve("README"), "mine");
        Files.writeString(folder().resolve("notes/mine.txt"), "mine");
        Files.writeString(folder().resolve("notes/999999.ndjson"), "not listed");

        account.run(folder());

        assertThat(Contents.files(folder()))
                .contains("README", "notes/mine.txt")
                .doesNotContain("notes/999999.ndjson");
    }

    @Test
    void aSecondExporterIsRefusedAndToldWhoTheFirstIs() {
        Disposable first = account.into(folder()).write(account.export()).subscribe();
        account.lever.clock().advanceTimeBy(Duration.ofMillis(150));

        assertThatThrownBy(() -> account.run(folder()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("another exporter is writing")
                .hasMessageContaining("this same process");

        first.dispose();
        assertThat(account.run(folder()).isComplete()).isTrue();
    }

    @Test
    void aSegmentThatIsMissingOrShorterIsNamed() throws IOException {
        FolderManifest manifest = account.run(folder());
        String name = Objects.requireNonNull(manifest.resources().get(ExportResource.NOTES))
                .segments()
                .get(0)
                .name();
        Path segment = folder().resolve(name);
        String all = Files.readString(segment);

        Files.writeString(segment, all.substring(1));
        assertThatThrownBy(() -> account.run(folder()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("restore it");
        Files.delete(segment);
        assertThatThrownBy(() -> account.run(folder()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining(name + " is missing");
    }

    @Test
    void aFolderWhoseParentIsMissingIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> account.run(parent.resolve("no/where")))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("create it");
    }

    @Test
    void cancellingGivesTheFolderBackAndLeavesNothingHalf() {
        Random random = new Random(3);
        for (int i = 0; i < 12; i++) {
            Disposable run = account.into(folder())
                    .pace(Duration.ofMillis(300))
                    .write(account.export())
                    .subscribe();
            account.lever.clock().advanceTimeBy(Duration.ofMillis(random.nextInt(1_500)));
            run.dispose();
        }
        FolderManifest manifest = account.run(folder());

        Account quiet = new Account(300);
        quiet.run(parent.resolve("quiet"));
        assertThat(Contents.of(folder())).isEqualTo(Contents.of(parent.resolve("quiet")));
        assertThat(Contents.files(folder())).noneMatch(name -> name.contains(".part"));
        assertThat(manifest.runs()).isGreaterThan(1);
    }

    /** Of all runs: what a run that was cut short had done is in the lines that it left. */
    @Test
    void countsAreThoseOfAllRuns() {
        Disposable run = account.into(folder())
                .pace(Duration.ofMillis(300))
                .write(account.export())
                .subscribe();
        account.lever.clock().advanceTimeBy(Duration.ofMillis(900));
        run.dispose();
        FolderManifest manifest = account.run(folder());

        FolderManifest.Part list = Objects.requireNonNull(manifest.resources().get(ExportResource.OPPORTUNITIES));
        assertThat(manifest.runs()).isEqualTo(2);
        assertThat(list.counts().rows()).isGreaterThanOrEqualTo(300);
        FolderManifest.Part notes = Objects.requireNonNull(manifest.resources().get(ExportResource.NOTES));
        assertThat(notes.counts().pages()).isGreaterThanOrEqualTo(300);
        assertThat(notes.counts().requests()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void aListThatCannotBeReadIsNamedAndTheRestIsThere() {
        account.lever.children(path -> path.startsWith("/opportunities/o7/notes")
                ? VirtualLever.reply(200, "<html>")
                : VirtualLever.reply(200, VirtualLever.page("{\"id\":\"n\"}")));

        FolderManifest manifest = account.run(folder());

        assertThat(manifest.reasons()).singleElement().asString().startsWith("1 child lists could not be read");
        assertThat(manifest.skipped()).containsExactly(new Skipped(ExportResource.NOTES, "o7", Skipped.Reason.FAILED));
        assertThat(Contents.of(folder()).get("notes")).hasSize(299);
        assertThat(account.run(folder())).isEqualTo(manifest);
    }

    /** Each run by itself sees too few of them. */
    @Test
    void aKindOfWhichAllRunsGotNothingBut404IsNotComplete() {
        Account few = new Account(30);
        few.lever.children(path -> path.endsWith("/offers")
                ? VirtualLever.reply(404, "{\"code\":\"ResourceNotFound\",\"message\":\"no\"}")
                : VirtualLever.reply(200, VirtualLever.page("")));
        few.lever.latency(() -> Duration.ofSeconds(3));
        FolderManifest manifest = null;
        for (int run = 0; manifest == null && run < 20; run++) {
            AtomicReference<FolderManifest> done = new AtomicReference<>();
            Disposable writing = few.into(folder())
                    .pace(Duration.ofMillis(300))
                    .write(few.export())
                    .subscribe(done::set);
            few.lever.clock().advanceTimeBy(Duration.ofSeconds(10));
            writing.dispose();
            manifest = done.get();
        }

        assertThat(manifest).isNotNull();
        assertThat(manifest.runs()).isGreaterThan(2);
        assertThat(manifest.reasons()).singleElement().asString().contains("offers was answered 404");
    }

    @Test
    void skippedChildListsAreNamed() {
        account.lever.children(path -> path.startsWith("/opportunities/o7/notes")
                ? VirtualLever.reply(404, "{\"code\":\"ResourceNotFound\",\"message\":\"gone\"}")
                : path.contains("/o8/")
                        ? VirtualLever.reply(403, "{\"code\":\"Forbidden\",\"message\":\"no\"}")
                        : VirtualLever.reply(200, VirtualLever.page("")));

        FolderManifest manifest = account.run(folder());

        assertThat(manifest.isComplete()).isFalse();
        assertThat(manifest.reasons()).singleElement().asString().contains("2 child lists were refused (403)");
        assertThat(manifest.skipped()).hasSize(3).anySatisfy(skipped -> {
            assertThat(skipped.id()).isEqualTo("o7");
            assertThat(skipped.resource()).isEqualTo(ExportResource.NOTES);
        });
        assertThat(FolderManifest.parse(manifest.toJson())).isEqualTo(manifest);
    }
}
