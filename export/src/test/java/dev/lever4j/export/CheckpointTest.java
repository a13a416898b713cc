package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.Cursor;
import dev.lever4j.export.redact.RedactionMark;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Cursor CURSOR = Cursor.parse("%5B3%2C1491435120000%2C%22a b\"%22%5D x");
    private static final Checkpoint FRESH = Checkpoint.fresh(new Checkpoint.Origin(
            ExportResource.OPPORTUNITIES,
            "https://lever/v1",
            "abc",
            Instant.ofEpochMilli(1_780_272_000_123L),
            true,
            Slice.ALL,
            null));

    private static Slice slice(@Nullable Long from, @Nullable Long to) {
        return new Slice(
                from == null ? null : Instant.ofEpochMilli(from), to == null ? null : Instant.ofEpochMilli(to));
    }

    private static Position at(Slice slice, @Nullable Cursor next) {
        return new Position.InList(ExportResource.OPPORTUNITIES, 0, slice, next);
    }

    @Test
    void aFreshOneHasTheWholeTimeLineAsItsGap() {
        assertThat(FRESH.gaps()).containsExactly(Slice.ALL);
        assertThat(FRESH.open()).isEmpty();
        assertThat(FRESH.isListed()).isFalse();
        assertThat(FRESH.fanOut().next()).isZero();
    }

    @Test
    void slicesThatAreDoneOrBegunLeaveGapsWithoutThem() {
        Checkpoint later = FRESH.after(at(slice(100L, null), CURSOR))
                .after(at(slice(50L, 99L), CURSOR))
                .after(at(slice(10L, 19L), null))
                .after(at(slice(50L, 99L), null));

        assertThat(later.open()).containsOnlyKeys(slice(100L, null));
        assertThat(later.gaps()).containsExactly(slice(20L, 49L), slice(null, 9L));
    }

    @Test
    void aSliceThatWasCutAnewIsNoLongerOpenAndItsRestIsAGap() {
        Checkpoint later = FRESH.after(at(slice(50L, 99L), CURSOR)).after(at(slice(80L, 99L), null));

        assertThat(later.open()).isEmpty();
        assertThat(later.gaps()).containsExactly(slice(100L, null), slice(null, 79L));
    }

    @Test
    void aListThatIsNotCutIsDoneWithItsOneSlice() {
        assertThat(FRESH.after(at(Slice.ALL, CURSOR)).open()).containsEntry(Slice.ALL, CURSOR);
        assertThat(FRESH.after(at(Slice.ALL, CURSOR)).gaps()).isEmpty();
        assertThat(FRESH.after(at(Slice.ALL, null)).gaps()).isEmpty();
    }

    @Test
    void onceAllIsListedNothingIsOpen() {
        Checkpoint listed = FRESH.after(at(slice(50L, 99L), CURSOR)).after(new Position.Listed(true));

        assertThat(listed.isListed()).isTrue();
        assertThat(listed.isSettled()).isTrue();
        assertThat(listed.gaps()).isEmpty();
        assertThat(listed.open()).isEmpty();
        assertThat(FRESH.after(new Position.Listed(false)).isSettled()).isFalse();
    }

    @Test
    void comesBackFromItsTextWhateverWasDone() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            Checkpoint checkpoint = FRESH;
            for (int i = 0; i < random.nextInt(30); i++) {
                long from = random.nextInt(1_000);
                Slice slice = slice(
                        random.nextInt(30) == 0 ? null : from,
                        random.nextInt(30) == 0 ? null : Long.valueOf(from + random.nextInt(100)));
                checkpoint = checkpoint.after(at(slice, random.nextBoolean() ? null : CURSOR));
            }
            if (random.nextBoolean()) {
                checkpoint = checkpoint.after(new Position.InList(ExportResource.OPPORTUNITIES, 2, Slice.ALL, CURSOR));
            }
            if (random.nextBoolean()) {
                checkpoint = checkpoint.after(new Position.Listed(random.nextBoolean()));
            }
            checkpoint = checkpoint.after(
                    new Position.InFanOut(random.nextInt(1_000), random.nextInt(3), random.nextInt(3)));
            assertThat(Checkpoint.parse(checkpoint.toText())).isEqualTo(checkpoint);
        }
    }

    @Test
    void tellsOfItsRedaction() {
        Checkpoint.Origin its = FRESH.origin();
        RedactionMark mark = new RedactionMark("0a1b", "2c3d");
        Checkpoint redacted = Checkpoint.fresh(new Checkpoint.Origin(
                        its.root(), its.server(), its.export(), its.startedAt(), true, its.whole(), mark))
                .after(at(Slice.ALL, CURSOR));

        assertThat(FRESH.redaction()).isEmpty();
        assertThat(redacted.redaction()).contains(mark);
        assertThat(Checkpoint.parse(redacted.toText()))
                .isEqualTo(redacted)
                .isNotEqualTo(FRESH.after(at(Slice.ALL, CURSOR)));
        assertThatThrownBy(() -> Checkpoint.parse(redacted.toText().replace(" 2c3d", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void positionsComeBackFromTheirText() {
        List<Position> all = List.of(
                at(slice(null, 5L), CURSOR),
                at(slice(-7L, null), null),
                new Position.InList(ExportResource.AUDIT_EVENTS, 3, Slice.ALL, CURSOR),
                new Position.Listed(true),
                new Position.Listed(false),
                new Position.InFanOut(12_345_678_901L, 2, 3));

        assertThat(all)
                .allSatisfy(position ->
                        assertThat(Position.parse(position.toText())).isEqualTo(position));
        assertThat(all).noneMatch(position -> position.toText().contains("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "list",
                "list notes",
                "list nothing 0 *..*",
                "list notes x *..*",
                "list notes 0 5",
                "list notes 0 9..5",
                "children 1 0",
                "children x 0 0",
                "listed",
                "listed maybe",
                "lever4j-checkpoint 2"
            })
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checkpoint.parse(FRESH.toText() + text + " \n"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
