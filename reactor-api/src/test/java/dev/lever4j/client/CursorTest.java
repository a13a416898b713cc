package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @ParameterizedTest
    @ValueSource(strings = {"p1", "%5B3%2C1491435120000%2C%225599cc20%22%5D", "0.1414895548650.a6070140-é"})
    void goesThroughTextUnchanged(String text) {
        assertThat(Cursor.parse(text))
                .hasToString(text)
                .isEqualTo(Cursor.parse(Cursor.parse(text).toString()));
    }

    @Test
    void refusesWhatNoCursorCanBe() {
        Stream.of("", " ", "a\r\nb", "a\u0000", "x".repeat(4097), "a\ud83d")
                .forEach(text -> assertThatThrownBy(() -> Cursor.parse(text))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("not a cursor"));
    }

    /** With a tail of any length before a circle of any length. */
    @ParameterizedTest
    @CsvSource({"0,1", "0,2", "3,1", "5,7", "100,1", "1,100", "1000,999"})
    void aCircleIsNoticedBeforeItHasBeenWalkedOften(int tail, int circle) {
        CursorGuard guard = new CursorGuard();
        int steps = 0;
        while (!guard.hasSeen(cursor(steps < tail ? steps : tail + (steps - tail) % circle))) {
            steps++;
            assertThat(steps).isLessThan(3 * (tail + circle) + 1);
        }
        assertThat(steps).isGreaterThanOrEqualTo(tail + circle);
        if (circle == 1) {
            assertThat(steps).as("the same cursor twice is seen at once").isEqualTo(tail + 1);
        }
    }

    @Test
    void aLongListWithoutACircleIsNoCircle() {
        CursorGuard guard = new CursorGuard();
        assertThat(IntStream.range(0, 100_000).anyMatch(i -> guard.hasSeen(cursor(i))))
                .isFalse();
    }

    private static Cursor cursor(int number) {
        return Cursor.parse("p" + number);
    }
}
