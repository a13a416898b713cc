package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.Cursor;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Position;
import dev.lever4j.export.Slice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A slice that is given up brings its records again, in parts. */
class OfLateTest {
    private static final Slice WHOLE = new Slice(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(1999));
    private static final Slice PART = new Slice(Instant.ofEpochMilli(1500), Instant.ofEpochMilli(1999));

    private final OfLate slices = new OfLate();

    private static Position.InList at(Slice slice, @Nullable String next) {
        return new Position.InList(ExportResource.OPPORTUNITIES, 0, slice, next == null ? null : Cursor.parse(next));
    }

    private static Traits record(String id, String form) {
        return new Traits(id, 5, form, false, false);
    }

    @Test
    void whatASliceThatIsOpenHasBroughtIsKnown() {
        slices.add(at(WHOLE, "page2"), List.of(record("a", "x"), record("b", "y")));
        slices.add(at(PART, "page2"), List.of(record("c", "z")));

        assertThat(slices.has(record("a", "x"))).isTrue();
        assertThat(slices.has(record("a", "changed"))).isFalse();
        assertThat(slices.has(record("c", "z"))).isTrue();
        assertThat(slices.has(record("d", "x"))).isFalse();
    }

    @Test
    void whatIsDoneDoesNotComeAgain() {
        slices.add(at(WHOLE, "page2"), List.of(record("a", "x")));
        slices.add(at(PART, "page2"), List.of(record("c", "z")));
        slices.add(at(PART, null), List.of(record("d", "w")));

        assertThat(slices.has(record("a", "x"))).isTrue();
        assertThat(slices.has(record("c", "z"))).isFalse();
        slices.clear();
        assertThat(slices.has(record("a", "x"))).isFalse();
    }
}
