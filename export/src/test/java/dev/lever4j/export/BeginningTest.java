package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.request.OpportunityFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningTest {
    private static final Instant OWN = Instant.parse("2026-06-01T12:00:00.250Z");
    private static final Duration FAST = Duration.ofMinutes(20);

    private final VirtualLever lever = LeverExportListTest.account(50, 1);
    private final Instant own = Instant.ofEpochMilli(lever.nowMillis());

    static String header(Instant at) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(at.atZone(ZoneOffset.UTC));
    }

    private static Instant of(Instant server) {
        return Beginning.of(OWN, Optional.of(header(server)));
    }

    @Test
    void theEarlierOfTwoClocksCounts() {
        Instant there = Instant.parse("2026-06-01T11:40:00Z");
        assertThat(of(there)).isEqualTo(there);
        assertThat(of(OWN.plusSeconds(1_200))).isEqualTo(OWN);
    }

    @Test
    void howeverFarBehindADateIsItCounts() {
        Instant yearsBefore = Instant.parse("2020-05-31T12:00:01Z");
        assertThat(of(yearsBefore)).isEqualTo(yearsBefore);
        assertThat(of(Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-06-01T11:40:00Z", "Mon, 32 Jun 2026 11:40:00 GMT"})
    void whatIsNoDateDoesNotCount(String header) {
        assertThat(Beginning.of(OWN, Optional.of(header))).isEqualTo(OWN);
        assertThat(Beginning.of(OWN, Optional.empty())).isEqualTo(OWN);
    }

    private Checkpoint begun(LeverExport export) {
        lever.date(() -> header(own.minus(FAST)));
        return LeverExportListTest.begin(lever, export);
    }

    @Test
    void opportunitiesAreAskedForByTheServersClock() {
        assertThat(begun(LeverExport.of(lever.client())).startedAt()).isEqualTo(own.minus(FAST));
    }

    /** A refusal tells no time, so another list is asked for. */
    @Test
    void soTheyAreWhereConfidentialOnesAreNotSeen() {
        Checkpoint begun = begun(LeverExport.of(lever.confidentialAllowed(false).client()));

        assertThat(begun.startedAt()).isEqualTo(own.minus(FAST));
        assertThat(begun.confidential()).isFalse();
        assertThat(lever.targets()).hasSize(2);
    }

    @Test
    void soTheyAreWhereTheFilterSaysWhich() {
        Checkpoint begun = begun(LeverExport.of(lever.client())
                .filter(OpportunityFilter.builder()
                        .confidentiality(ConfidentialityFilter.NON_CONFIDENTIAL)
                        .build()));

        assertThat(begun.startedAt()).isEqualTo(own.minus(FAST));
        assertThat(lever.targets()).singleElement().asString().contains("limit=1");
    }

    @Test
    void aListThatDoesNotMoveIsNotAskedForTheTime() {
        Checkpoint begun = begun(LeverExport.of(lever.client()).resource(ExportResource.USERS));

        assertThat(begun.startedAt()).isEqualTo(own);
        assertThat(lever.targets()).isEmpty();
    }
}
