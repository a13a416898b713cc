package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.ExportResource;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.world.Mutation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets that an earlier version of the connector has written are read for ever. */
class OffsetsTest {
    /** As version 1 wrote them, of a simulator on another port. */
    static String stored(String name) {
        try (InputStream in =
                Objects.requireNonNull(OffsetsTest.class.getResourceAsStream("/offsets/" + name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-full", "v1-fan-out", "v1-changes"})
    void aTaskGoesOnFromWhatVersion1Wrote(String name) {
        try (Simulator lever = Simulator.builder()
                        .opportunities(60)
                        .rate(1_000_000, 1_000_000)
                        .start();
                Worker worker = Worker.of(lever).with(Keys.VALUE, "text").with(Keys.PAGE_SIZE, "5")) {
            if (name.equals("v1-fan-out")) {
                worker.with(Keys.CHILDREN, "notes");
            }
            String partition = "{\"account\":\"default\",\"resource\":\"opportunities\"}";
            worker.offsets.put(
                    partition, stored(name).replace("@SERVER@", lever.baseUrl().toString()));
            worker.start().until(worker::hasRead);

            // nothing of what was read before is read again
            assertThat(worker.table("opportunities"))
                    .hasSizeLessThan(Truth.opportunities(lever).size());
            assertThat(worker.repeated()).isZero();
            if (name.equals("v1-changes")) {
                String edited =
                        lever.mutations(1).only(Mutation.Kind.EDIT).step().id();
                worker.until(() ->
                        worker.written.stream().anyMatch(record -> record.key().equals(edited)));
            }
        }
    }

    /** A worker looks for bytes, and a map of Java's may have another order in each process. */
    @Test
    void thePartitionIsTheSameInEveryProcess() {
        Partition partition = new Partition("acme", ExportResource.USERS);

        assertThat(partition.toMap().keySet()).containsExactly("account", "resource");
        assertThat(Partition.parse(partition.toMap())).isEqualTo(partition);
    }

    @Test
    void whatIsWrittenIsRead() {
        Offsets offsets = Offsets.parse(new Worker(Map.of()).map(stored("v1-fan-out")));
        Checkpoint checkpoint = offsets.checkpoint();

        assertThat(Offsets.parse(offsets.toMap()).toMap()).isEqualTo(offsets.toMap());
        assertThat(checkpoint.open()).isNotEmpty();
        assertThat(Pending.parse(offsets.pending(), 1).isOver()).isFalse();
    }

    @Test
    void aNewerOneIsNotGuessedAt() {
        Map<String, Object> newer = new HashMap<>(new Worker(Map.of()).map(stored("v1-full")));
        newer.put("version", 2L);

        assertThatThrownBy(() -> Offsets.parse(newer)).hasMessageContaining("newer connector");
        assertThatThrownBy(() -> Offsets.parse(Map.of())).hasMessageContaining("version");
        newer.put("version", 1L);
        newer.remove("checkpoint");
        assertThatThrownBy(() -> Offsets.parse(newer)).hasMessageContaining("checkpoint");
    }

    @Test
    void whatHasBeenToldFitsIntoAnOffset() {
        Told told = new Told(false);
        Instant now = Instant.parse("2026-07-01T00:00:00Z");
        for (int i = 0; i < 3 * Told.MOST_OF_LATE; i++) {
            told.add("0010701c-7947-49b8-be09-" + (100_000_000_000L + i), now.toEpochMilli() + i, "abcdefgh");
        }
        String text = Objects.requireNonNull(told.toText());

        assertThat(text.length()).isLessThan(80_000);
        Told read = Told.parse(text, false);
        String newest = "0010701c-7947-49b8-be09-" + (100_000_000_000L + 3 * Told.MOST_OF_LATE - 1);
        assertThat(read.has(newest, 0, "abcdefgh")).isTrue();
        assertThat(read.has(newest, 0, "other")).isFalse();
        assertThat(read.has(newest, now.toEpochMilli(), "other")).isTrue();
        assertThat(read.has("0010701c-7947-49b8-be09-100000000000", 0, "abcdefgh"))
                .isFalse();
        told.forgetBefore(now.toEpochMilli() + 3 * Told.MOST_OF_LATE);
        assertThat(told.toText()).isNull();
    }

    @Test
    void aListThatIsReadOverIsKnownWholeOrNotAtAll() {
        Told told = new Told(true);
        told.add("with blanks: and colons", 0, "abcdefgh");
        assertThat(Told.parse(told.toText(), true).keys()).containsExactly("with blanks: and colons");
        for (int i = 0; i < Told.MOST_OF_ALL; i++) {
            told.add("id" + i, 0, "abcdefgh");
        }
        assertThat(told.toText()).isNull();
    }

    @Test
    void whatIsPendingIsRead() {
        Pending pending = new Pending(List.of("a", "-b", "c"), 2, 3);

        assertThat(pending.toText()).isEqualTo("1 -b c");
        Pending read = Pending.parse(pending.toText(), 2);
        assertThat(read.isAnonymized(1)).isTrue();
        assertThat(read.isAnonymized(2)).isFalse();
        assertThat(read.from(0).collectList().block(Worker.LIMIT)).containsExactly("b", "c");
        assertThat(new Pending(List.of("a"), 2, 2).toText()).isNull();
        assertThat(Pending.parse(null, 2).isOver()).isTrue();
    }
}
