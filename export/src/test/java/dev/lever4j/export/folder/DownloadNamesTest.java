package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportResource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadNamesTest {
    private static String of(String id, @Nullable String name) {
        return DownloadNames.of(ExportResource.FILES, "o1", id, name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CV.pdf              | CV.pdf
            M\u00fcller, \u00c9t\u00e9.pdf    | Muller, Ete.pdf
            \u5c65\u6b74\u66f8.pdf             | _.pdf
            a – b.pdf           | a - b.pdf
            ../../etc/passwd    | passwd
            a\\..\\b.txt          | b.txt
            con.txt             | _con.txt
            a:b.txt             | a_b.txt
            \uff0fetc\uff0fx.txt      | x.txt
            """)
    void aNameIsASafeOneInAscii(String name, String safe) {
        assertThat(of("f1", name)).isEqualTo("downloads/files/o1/f1-" + safe);
    }

    @Test
    void withoutANameItIsCalledWhatItIs() {
        assertThat(of("f1", null)).endsWith("/f1-file");
        assertThat(of("f1", " . ")).endsWith("/f1-file");
        assertThat(DownloadNames.of(ExportResource.RESUMES, "o1", "r1", ".."))
                .isEqualTo("downloads/resumes/o1/r1-resume");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a/b", "..", ".", "", "a.b", "con", "a b", "\u00e4", "_a", "-a", "../../x", "a\u0000"})
    void anIdThatIsNotPlainIsAHash(String id) {
        assertThat(of(id, "x.pdf")).matches("downloads/files/o1/_[0-9a-f]{32}-x\\.pdf");
        assertThat(DownloadNames.of(ExportResource.FILES, id, "f1", "x.pdf"))
                .matches("downloads/files/_[0-9a-f]{32}/f1-x\\.pdf");
    }

    @Test
    void idsThatDifferInLettersAloneAreTwoFiles() {
        assertThat(of("a1", "x").toLowerCase(Locale.ROOT))
                .isNotEqualTo(of("A1", "x").toLowerCase(Locale.ROOT));
    }

    @Test
    void whateverComesIsAShortNameInItsFolderThatIsKnownAgain() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String path = of(text(random, 60), text(random, 400));
            Path normal = Path.of(path).normalize();
            String name = String.valueOf(normal.getFileName());
            assertThat(normal).hasToString(path).hasParentRaw(Path.of("downloads/files/o1"));
            assertThat(DownloadNames.isOurs(name)).as(name).isTrue();
            assertThat(SegmentNames.part(normal).getFileName().toString().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(255);
        }
    }

    private static String text(Random random, int most) {
        int kind = random.nextInt(4);
        List<Integer> limits = List.of(0x80, 0x100, 0x3000, 0x1_0000);
        return random.ints(random.nextInt(most), 0, limits.get(kind))
                .collect(StringBuilder::new, (text, one) -> text.append((char) one), StringBuilder::append)
                .toString();
    }
}
