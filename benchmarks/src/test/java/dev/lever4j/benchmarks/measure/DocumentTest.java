package dev.lever4j.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void whatWasMeasuredTakesThePlaceOfWhatWasBefore() {
        assertThat(Document.replaced("a\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nz\n", "new\n"))
                .isEqualTo("a\n<!-- measured: begin -->\nnew\n<!-- measured: end -->\nz\n");
    }

    @Test
    void aDocumentWithoutAPlaceForItIsLeftAlone() {
        assertThatThrownBy(() -> Document.replaced("a\n", "new\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowSaysItsVerdict() {
        Estimate measured = new Estimate(0.8512, 0.79, 0.93);
        assertThat(Row.ratio("ours / theirs", Goal.atMost(0.9), measured).markdown())
                .isEqualTo("| ours / theirs | ≤ 0.9 | 0.85 | 0.79 to 0.93 | met |\n");
        assertThat(new Row("answers of 429", "", Goal.atMost(0), Estimate.exactly(3)).markdown())
                .isEqualTo("| answers of 429 | ≤ 0 | 3 |  | missed |\n");
    }
}
