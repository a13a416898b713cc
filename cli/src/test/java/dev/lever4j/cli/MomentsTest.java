package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class MomentsTest {
    @Test
    void aDayBeginsAtMidnightUtc() {
        assertThat(new Moments.From().convert("2026-01-01")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void aDayAtTheEndOfARangeIsPartOfIt() {
        assertThat(new Moments.To().convert("2026-01-31")).isEqualTo(Instant.parse("2026-01-31T23:59:59.999Z"));
    }

    @Test
    void anInstantIsTakenAsItIs() {
        assertThat(new Moments.To().convert("2026-01-31T08:00:00Z")).isEqualTo(Instant.parse("2026-01-31T08:00:00Z"));
        assertThat(new Moments.From().convert("2026-01-31T08:00:00+02:00"))
                .isEqualTo(Instant.parse("2026-01-31T06:00:00Z"));
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> new Moments.From().convert("yesterday")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> new Moments.From().convert("2026-01-31T08:00:00"))
                .isInstanceOf(TypeConversionException.class);
    }
}
