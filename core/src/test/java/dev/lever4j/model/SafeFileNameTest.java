package dev.lever4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server calls a file, its name stays a name. */
class SafeFileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resume.pdf|resume.pdf",
                "Jane Smith (2).pdf|Jane Smith (2).pdf",
                "../../etc/passwd|passwd",
                "..\\..\\boot.ini|boot.ini",
                "/etc/shadow|shadow",
                "C:evil.exe|C_evil.exe",
                "a.txt:stream|a.txt_stream",
                ".bashrc|bashrc",
                "name. . .|name",
                "CON|_CON",
                "nul.tar.gz|_nul.tar.gz",
                "lpt1 .txt|_lpt1 .txt",
                "com¹|_com¹",
                "console.txt|console.txt",
                "what?*\"<>|what_____",
            })
    void isCleanedByRule(String given, String cleaned) {
        assertThat(SafeFileName.of(given)).contains(cleaned);
    }

    @Test
    void controlAndDirectionMarksAreReplaced() {
        assertThat(SafeFileName.of("a\u0000b\r\nc\u202Efdp.exe")).contains("a_b__c_fdp.exe");
    }

    @Test
    void isComposed() {
        assertThat(SafeFileName.of("re\u0301sume\u0301.pdf")).contains("r\u00e9sum\u00e9.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "...", "a/", "/", "\\", "\u0001", "\uD800x", "???"})
    void nothingUsableIsEmpty(String name) {
        assertThat(SafeFileName.of(name)).isEmpty();
    }

    @Test
    void absentIsEmpty() {
        assertThat(SafeFileName.of(null)).isEmpty();
    }

    @Test
    void aLongNameKeepsItsExtensionAndWholeCharacters() {
        String name = SafeFileName.of("\uD83D\uDE00".repeat(100) + ".docx").orElseThrow();
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(190, 200);
        assertThat(name).endsWith(".docx");
        assertThat(name.replace("\uD83D\uDE00", "")).isEqualTo(".docx");
        assertThat(SafeFileName.of("x." + "y".repeat(300)).orElseThrow()).hasSize(200);
    }

    @Test
    void whateverComesInIsSafeAndCleaningTwiceChangesNothing() {
        Random random = new Random(7);
        String alphabet = "ab./\\:*?\"<>|\u0000\u202E\r\n \uFEFFé\uD83D\uDE00CONcon1~";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            SafeFileName.of(name.toString()).ifPresent(SafeFileNameTest::assertSafe);
        }
    }

    private static void assertSafe(String name) {
        assertThat(name).isNotBlank().doesNotContain("/", "\\", ":", "\u0000", "\u202E", "\n");
        assertThat(name).doesNotStartWith(".").doesNotEndWith(".").doesNotEndWith(" ");
        assertThat(SafeFileName.of(name)).contains(name);
    }
}
