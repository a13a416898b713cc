package dev.lever4j.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Points in time as options: a day, or an instant; always UTC. Lever's ranges include both ends. */
final class Moments {
    private Moments() {}

    /** A day means its first millisecond. */
    static final class From implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return parse(text, LocalTime.MIN);
        }
    }

    /** A day means its last millisecond, so that it is part of the range. */
    static final class To implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return parse(text, LocalTime.of(23, 59, 59, 999_000_000));
        }
    }

    private static Instant parse(String text, LocalTime ofDay) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atTime(ofDay).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "a day such as 2026-01-01 or an instant such as 2026-01-01T08:00:00Z is needed");
        }
    }
}
