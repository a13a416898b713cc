package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The oracle says of each record what lists and single answers say of it, and when it was there. */
class TruthTest {
    private final HandClock clock = new HandClock();
    private final Simulator simulator = Simulator.builder()
            .opportunities(200)
            .rate(1e6, 1_000_000)
            .clock(clock)
            .start();
    private final Probe lever = Probe.apiKey(simulator);
    private final Instant start = clock.instant();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void itKnowsEveryRecordThatListsKnow() {
        List<Truth.Life> lives = simulator.truth().lives();
        List<JsonNode> listed = lever.all("/opportunities?confidentiality=all");
        List<JsonNode> deleted = lever.all("/opportunities/deleted");
        assertThat(lives).hasSize(listed.size() + deleted.size());
        assertThat(lives.stream().filter(it -> !it.deleted()).map(Truth.Life::id))
                .containsExactlyInAnyOrderElementsOf(Expect.texts(listed, "id"));
        assertThat(lives.stream().filter(Truth.Life::deleted).map(Truth.Life::id))
                .containsExactlyInAnyOrderElementsOf(Expect.texts(deleted, "id"));
        listed.forEach(it -> assertThat(said(life(Expect.id(it)))).isEqualTo(said(it)));
    }

    @Test
    void whatWasThereFromTheStartExistedSinceTheStart() {
        assertThat(simulator.truth().lives())
                .allMatch(it -> it.deleted() != it.existedSince(start))
                .allMatch(it -> it.deleted() != it.existedAt(start));
    }

    @Test
    void aRecordExistsFromItsMakingToItsDeletionAndInNeitherMillisecondForSure() {
        clock.pass(Duration.ofMillis(10));
        String made = Expect.id(Expect.data(
                201,
                lever.post(
                        "/opportunities?perform_as=" + lever.user(),
                        "{\"name\":\"Ada\",\"createdAt\":1500000000000}")));
        Truth.Life alive = life(made);
        assertThat(alive.createdAt()).isEqualTo(Instant.ofEpochMilli(1_500_000_000_000L));
        assertThat(alive.since()).isEqualTo(start.plusMillis(10));
        assertThat(alive.existedSince(start)).isFalse();
        assertThat(alive.existedSince(start.plusMillis(10))).isFalse();
        assertThat(alive.existedSince(start.plusMillis(11))).isTrue();
        clock.pass(Duration.ofMillis(10));
        deleteEverything();
        Truth.Life gone = life(made);
        assertThat(gone.until()).isEqualTo(start.plusMillis(20));
        assertThat(gone.existedAt(start.plusMillis(11))).isTrue();
        assertThat(gone.existedAt(start.plusMillis(10))).isFalse();
        assertThat(gone.existedAt(start.plusMillis(20))).isFalse();
        assertThat(gone.existedThroughout(start.plusMillis(11), start.plusMillis(19)))
                .isTrue();
        assertThat(gone.existedThroughout(start.plusMillis(11), start.plusMillis(20)))
                .isFalse();
        assertThat(gone.existedSince(start.plusMillis(11))).isFalse();
        assertThat(alive.deleted()).isFalse();
    }

    private void deleteEverything() {
        simulator.controls().unrest(Unrest.none().deleted(500));
        lever.get("/opportunities");
        simulator.controls().calm();
        assertThat(lever.all("/opportunities")).isEmpty();
    }

    private Truth.Life life(String id) {
        return simulator.truth().lives().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> said(Truth.Life life) {
        Instant updatedAt = life.updatedAt();
        return List.of(
                life.createdAt().toEpochMilli(),
                updatedAt == null ? "null" : updatedAt.toEpochMilli(),
                life.confidential());
    }

    private static List<Object> said(JsonNode record) {
        JsonNode updatedAt = record.get("updatedAt");
        return List.of(
                record.get("createdAt").longValue(),
                updatedAt.isNull() ? "null" : updatedAt.longValue(),
                record.get("confidentiality").stringValue().equals("confidential"));
    }
}
