package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.export.ExportFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestLogTest {
    @TempDir
    private Path parent;

    private final Account account = new Account(60);
    private Path log = Path.of("");

    @BeforeEach
    void export() {
        account.run(parent.resolve("out"));
        log = parent.resolve("out/manifest.log");
    }

    private FolderManifest again() {
        return account.run(parent.resolve("out"));
    }

    @Test
    void aTornLastLineIsCutAndWhatItSaidIsDoneAgain() throws IOException {
        List<String> lines = Contents.lines(log);
        byte[] whole = Files.readAllBytes(log);
        String last = lines.get(lines.size() - 1);
        for (int cut : new int[] {1, 2, last.length() / 2, last.length()}) {
            Files.write(log, Arrays.copyOf(whole, whole.length - cut));
            Files.delete(parent.resolve("out/manifest.json"));

            FolderManifest manifest = again();

            assertThat(manifest.isComplete()).isTrue();
            assertThat(Contents.lines(log)).hasSameSizeAs(lines);
            assertThat(Contents.lines(log).subList(0, lines.size() - 1)).isEqualTo(lines.subList(0, lines.size() - 1));
        }
    }

    @Test
    void aLastLineOfZeroesDoesNotCount() throws IOException {
        List<String> lines = Contents.lines(log);
        String last = lines.get(lines.size() - 1);
        byte[] bytes = Files.readAllBytes(log);
        Arrays.fill(bytes, bytes.length - 1 - last.length(), bytes.length - 1, (byte) 0);
        Files.write(log, bytes);

        assertThat(again().isComplete()).isTrue();
        assertThat(Contents.lines(log)).hasSameSizeAs(lines);
    }

    @Test
    void aLineThatWasChangedOrTakenOutIsDamage() throws IOException {
        List<String> lines = Contents.lines(log);
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            isDamaged(without);
            List<String> changed = new ArrayList<>(lines);
            changed.set(i, lines.get(i).replaceFirst("\"at\":\"2", "\"at\":\"3"));
            isDamaged(changed);
            List<String> broken = new ArrayList<>(lines);
            broken.set(i, lines.get(i).substring(1));
            isDamaged(broken);
            List<String> empty = new ArrayList<>(lines);
            empty.add(i, "");
            isDamaged(empty);
        }
        Files.write(log, lines);
        Files.writeString(log, "nonsense\n{", StandardOpenOption.APPEND);
        assertThatThrownBy(this::again).isInstanceOf(ExportFileException.class);
    }

    /** It would cost what it lists. */
    @Test
    void aLastLineThatIsWholeAndSaysSomethingUnknownIsNotTorn() throws IOException {
        List<String> lines = new ArrayList<>(Contents.lines(log));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).replaceFirst("}$", ",\"positions\":[\"elsewhere 1\"]}"));
        isDamaged(lines);
    }

    private void isDamaged(List<String> lines) throws IOException {
        Files.write(log, lines);
        assertThatThrownBy(this::again)
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("manifest.log is damaged in line")
                .hasMessageContaining("begin anew in another folder");
        // nothing was cleared away by what cannot be trusted
        assertThat(Files.readAllLines(log)).isEqualTo(lines);
    }
}
