package dev.lever4j.it.faults.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.it.faults.rows.Matrix;
import dev.lever4j.it.faults.rows.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/reliability.md says of the others is about the matrix as it is. */
class BoardTest {
    /** {@code scripts/side-by-side} writes it; what each fails is a figure, and no test. */
    @Test
    void theDocumentHasARowForEachThatIsPlayed() throws IOException {
        assertThat(Board.missing(Files.readString(Proof.root().resolve("docs/reliability.md"))))
                .isEmpty();
    }

    @Test
    void aRowLessWouldBeMissed() {
        String document = board(Verdict.PASSES).in("<!-- side-by-side -->\n<!-- /side-by-side -->\n", "\nof a test\n");
        assertThat(Board.missing(document)).isEmpty();
        assertThat(Board.missing(document.replace("| 58 | an answer too many |", "| 58 | another |")))
                .containsOnlyKeys("row 58");
        assertThat(Board.missing(document.replace(" | JDK HttpClient", ""))).containsOnlyKeys("head");
        assertThat(Board.missing("")).containsKeys("head", "row 1", "lines");
    }

    @Test
    void failuresAreCountedByTheirWordsAndRows() {
        String table = board(Verdict.of(Failing.HANGS, "5 requests")).text();
        assertThat(table).contains("| 36 | 429 without Retry-After | 3 | 3 hangs | 3 hangs |");
        assertThat(table).endsWith("| **49** | **49** | **49** | **49** | **49** |\n".replace("49", rows()));
    }

    /** Refreshes, and what is proved beside other modules. */
    @Test
    void theRestIsNotPlayed() {
        assertThat(Board.notPlayed())
                .containsExactly(
                        29, 30, 31, 34, 54, 55, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 77, 80, 81, 82, 83, 84,
                        85, 86, 87, 88, 89, 90, 91);
    }

    @Test
    void everyExceptionIsOneOfSomething() {
        assertThat(Trials.rules())
                .allSatisfy(rule -> assertThat(Matrix.rows())
                        .anySatisfy(row -> assertThat(row.cases()).anyMatch(played -> rule.isOf(row, played))));
    }

    private static String rows() {
        return String.valueOf(Matrix.rows().size() - Board.notPlayed().size());
    }

    private static Board board(Verdict of) {
        List<Trial> trials = Trials.all();
        Map<String, Map<Trial, Verdict>> verdicts = new LinkedHashMap<>();
        for (String name : Board.NAMES) {
            Map<Trial, Verdict> all = new LinkedHashMap<>();
            trials.forEach(trial -> all.put(trial, of));
            verdicts.put(name, all);
        }
        return new Board(trials, verdicts);
    }
}
