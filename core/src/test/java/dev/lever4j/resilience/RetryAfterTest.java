package dev.lever4j.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Optional<String> SERVER_DATE = Optional.of("Sun, 01 Mar 2026 12:00:00 GMT");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, PT0S",
        "2, PT2S",
        "' 2 ', PT2S",
        "1.5, PT1.5S",
        "0.0000000019, PT0.000000001S",
        "-1, PT0S",
        "-0.5, PT0S",
        "86400, PT24H",
        "99999999999999999999, PT596523H14M7S",
        "'Sun, 01 Mar 2026 12:00:07 GMT', PT7S",
        "'Sunday, 01-Mar-26 12:00:07 GMT', PT7S",
        "'Sun Mar  1 12:00:07 2026', PT7S",
        "'Sun, 01 Mar 2026 11:59:59 GMT', PT0S",
        "'Fri, 31 Dec 9999 23:59:59 GMT', PT596523H14M7S",
    })
    void readsSecondsAndDates(String value, Duration wait) {
        assertThat(RetryAfter.parse(List.of(value), SERVER_DATE, NOW)).contains(wait);
    }

    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "1e30",
                "1e9",
                "+1",
                "1,5",
                "1.",
                ".5",
                "0x10",
                "NaN",
                "--1",
                "1 s",
                "2026-03-01T12:00:07Z",
                "Mon, 01 Mar 2026 12:00:07 GMT",
                "Sun, 01 Mar 2026 12:00:07 CET",
                "١"
            })
    void takesNothingFromWhatIsNeither(String value) {
        assertThat(RetryAfter.parse(List.of(value), SERVER_DATE, NOW)).isEmpty();
    }

    @Test
    void anAbsentHeaderSaysNothing() {
        assertThat(RetryAfter.parse(List.of(), SERVER_DATE, NOW)).isEmpty();
    }

    @Test
    void valuesThatContradictEachOtherSayNothingAndTheSameTwiceIsOne() {
        assertThat(RetryAfter.parse(List.of("1", "2"), SERVER_DATE, NOW)).isEmpty();
        assertThat(RetryAfter.parse(List.of("2", " 2"), SERVER_DATE, NOW)).contains(Duration.ofSeconds(2));
    }

    @Test
    void aDateCountsFromTheAnswersOwnDateHoweverWrongTheClientsClockIs() {
        List<String> inSevenSeconds = List.of("Sun, 01 Mar 2026 12:00:07 GMT");
        for (Duration off : List.of(Duration.ofDays(-1), Duration.ZERO, Duration.ofDays(1))) {
            assertThat(RetryAfter.parse(inSevenSeconds, SERVER_DATE, NOW.plus(off)))
                    .contains(Duration.ofSeconds(7));
        }
    }

    @Test
    void aDateCountsFromNowWhereTheAnswerHasNoReadableDate() {
        List<String> noon = List.of("Sun, 01 Mar 2026 12:00:00 GMT");
        Instant before = NOW.minusSeconds(3);
        assertThat(RetryAfter.parse(noon, Optional.empty(), before)).contains(Duration.ofSeconds(3));
        assertThat(RetryAfter.parse(noon, Optional.of("yesterday"), before)).contains(Duration.ofSeconds(3));
    }

    @Test
    void aMillionDigitsAreRefusedUnread() {
        assertThat(RetryAfter.parse(List.of("9".repeat(1_000_000)), SERVER_DATE, NOW))
                .isEmpty();
    }
}
