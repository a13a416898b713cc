package dev.lever4j.samples.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.json.LeverJson;
import dev.lever4j.samples.batch.WorkItem.Kind;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Truth;
import dev.lever4j.simulator.Unrest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has changed since last night: all of it, and each change once as long as nothing is killed. */
class DeltaTest {
    @TempDir
    private Path folder;

    private Shift shift;

    @BeforeEach
    void open() {
        shift = new Shift(folder, account -> account.opportunities(300));
        shift.night(List.of());
    }

    @AfterEach
    void close() {
        shift.close();
    }

    @Test
    void whatChangedSinceLastNightComesAndNothingElse() {
        List<WorkItem> tags = tags();
        assertThat(shift.night(List.of()).changes()).isZero();
        shift.night(tags);

        Report report = shift.night(List.of());

        assertThat(report.changes()).isEqualTo(10);
        assertThat(tags).allSatisfy(tag -> assertThat(last()).contains(tag.opportunity()));
        assertThat(shift.night(List.of()).changes())
                .as("the overlap is asked for again, and what was in it is known")
                .isZero();
    }

    @Test
    void everyChangeOfARestlessNightIsThereInTheEndDeletionsToo() {
        shift.lever.controls().unrest(Unrest.of(20));
        shift.client.opportunities().list().items().then().block(Shift.SOON);
        shift.night(List.of());
        shift.lever.controls().calm();
        shift.night(List.of());

        Set<String> all = all();
        Set<String> missing = new HashSet<>();
        for (Truth.Life life : shift.lever.truth().lives()) {
            boolean changed = life.updatedAt() != null && life.updatedAt().isAfter(shift.begunAt());
            boolean deleted = life.until() != null && life.until().isAfter(shift.begunAt());
            String as = life.id() + (deleted ? " deleted" : " updated at " + life.updatedAt());
            if (!life.confidential() && (changed || deleted) && !all.contains(as)) {
                missing.add(as);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(all).anySatisfy(change -> assertThat(change).endsWith(" deleted"));
    }

    @Test
    void whatIsDeletedIsNotWrittenTo() {
        shift.lever.controls().unrest(Unrest.none().deleted(2));
        List<WorkItem> items = shift.items(300);
        shift.lever.controls().calm();
        shift.lever.ledger().clear();

        Report report = shift.night(items);

        assertThat(report.count(ItemResult.Outcome.SKIPPED)).isPositive();
        assertThat(report.exitCode()).isZero();
        assertThat(shift.lever.ledger().entries(entry -> entry.status() == 404)).isEmpty();
    }

    @Test
    void theCursorMovesOnlyOnceAllIsKept() throws IOException {
        shift.night(tags());
        String before = Files.readString(folder.resolve("cursor.json"));
        shift.lever
                .controls()
                .inject(Fault.status(403).on("GET", "/v1/applications/deleted").times(1));

        assertThatThrownBy(() -> shift.night(List.of())).hasMessageContaining("403");
        assertThat(Files.readString(folder.resolve("cursor.json"))).isEqualTo(before);
        assertThat(shift.night(List.of()).changes()).isEqualTo(10);
    }

    @Test
    void deletionsAreAskedForMonthByMonth() {
        shift.pass(Duration.ofDays(70));
        shift.lever.ledger().clear();

        shift.night(List.of());

        assertThat(shift.lever.ledger().count("GET", "/v1/applications/deleted"))
                .isEqualTo(3);
        assertThat(shift.lever.ledger().entries(entry -> entry.status() >= 400)).isEmpty();
    }

    private List<WorkItem> tags() {
        return shift.items(10).stream().filter(item -> item.kind() == Kind.TAG).toList();
    }

    private String last() {
        return read(files().reduce((one, other) -> other).orElseThrow());
    }

    private Set<String> all() {
        return files().flatMap(file -> read(file).lines())
                .map(DeltaTest::change)
                .collect(Collectors.toSet());
    }

    private static String change(String line) {
        Map<String, @Nullable Object> json = LeverJson.map(line.getBytes(StandardCharsets.UTF_8));
        Map<?, ?> change = (Map<?, ?>) Objects.requireNonNull(json.get("record"));
        return change.get("id")
                + (change.get("updatedAt") instanceof Number at && !Boolean.TRUE.equals(json.get("deleted"))
                        ? " updated at " + Instant.ofEpochMilli(at.longValue())
                        : " deleted");
    }

    private Stream<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("changes-"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
