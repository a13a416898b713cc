package dev.lever4j.it.faults.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The matrix is whole, each of its rows is proved somewhere, and docs/reliability.md prints it as it is. */
class MatrixTest {
    private static final String BEGIN = "<!-- fault-matrix -->\n";
    private static final String END = "<!-- /fault-matrix -->";

    @Test
    void thereAreNinetyTwoRows() {
        assertThat(Matrix.rows().stream().map(Row::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 92).boxed().toList());
    }

    @Test
    void eachIsPlayedInEveryBuildOrProvedByTestsElsewhere() {
        assertThat(Matrix.rows()).allSatisfy(row -> {
            boolean played =
                    Matrix.cells().stream().anyMatch(cell -> cell.row().number() == row.number() && cell.isQuick());
            assertThat(played || (row.cases().isEmpty() && !row.elsewhere().isEmpty()))
                    .as("row %d", row.number())
                    .isTrue();
        });
    }

    @Test
    void theTestsElsewhereAreThere() {
        List<String> missing = Matrix.rows().stream()
                .flatMap(row -> row.elsewhere().stream())
                .filter(name -> !Proof.of(name).exists())
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void aTestThatIsNotThereWouldBeMissed() {
        String real = "core/dev.lever4j.resilience.OutcomeTest#theRestIsFinal";
        assertThat(Proof.of(real).exists()).isTrue();
        assertThat(Proof.of(real + "ly").exists()).isFalse();
        assertThat(Proof.of("core/dev.lever4j.resilience.OutcomeTest#answer").exists())
                .isFalse();
        assertThat(Proof.of("core/dev.lever4j.resilience.NoTest#x").exists()).isFalse();
    }

    @Test
    void whatNotEveryBuildRunsIsSaidToBeSo() {
        assertThat(Proof.of("it/faults/dev.lever4j.it.faults.sweep.DoubleApplyTest#tenThousandNotes")
                        .tag())
                .isEqualTo("it");
        assertThat(Proof.of("it/faults/dev.lever4j.it.faults.sweep.DoubleApplyTest#asManyAsAreAskedFor")
                        .tag())
                .isEqualTo("figure");
        assertThat(Proof.of("it/faults/dev.lever4j.it.faults.sweep.DoubleApplyTest#aThousandNotes")
                        .tag())
                .isEmpty();
        assertThat(Proof.of("cli/dev.lever4j.cli.ReportInABrowserTest#any").tag())
                .isEqualTo("it");
    }

    /** With {@code -Dwrite-docs} it is written and not compared: {@code scripts/fault-matrix} does that. */
    @Test
    void theDocumentPrintsIt() throws IOException {
        Path document = Proof.root().resolve("docs/reliability.md");
        String before = Files.readString(document);
        int from = before.indexOf(BEGIN) + BEGIN.length();
        int to = before.indexOf(END);
        if (System.getProperty("write-docs") != null) {
            Files.writeString(document, before.substring(0, from) + Table.text() + before.substring(to));
        } else {
            assertThat(before.substring(from, to)).isEqualTo(Table.text());
        }
    }
}
