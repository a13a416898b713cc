package dev.lever4j.samples.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.json.LeverJson;
import dev.lever4j.samples.batch.ItemResult.Outcome;
import dev.lever4j.simulator.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job as a process that is killed in the middle of its writes, by both ways of starting it. */
@Tag("it")
class KilledNightTest {
    private static final int KILLED = 137;

    private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicReference<Process> victim = new AtomicReference<>();

    @TempDir
    private Path folder;

    private String somebody = "";

    @Test
    void eachNoteIsWrittenOnceHoweverOftenTheJobIsKilled() throws IOException {
        try (Shift shift = shift()) {
            List<WorkItem> items = shift.items(400);
            for (Class<?> main : List.of(Main.class, BatchApplication.class, Main.class, Main.class)) {
                writesLeft.set(60);
                assertThat(end(start(main, shift, items))).isEqualTo(KILLED);
            }
            writesLeft.set(Integer.MAX_VALUE);

            // what was under way when it was killed is too young to be told of
            Report report = shift.night(items);
            assertThat(report.count(Outcome.DONE_BEFORE)).isPositive();
            shift.pass(Duration.ofMinutes(6));
            assertThat(shift.night(items).exitCode()).isZero();

            Map<String, Long> notes = new HashMap<>();
            shift.lever
                    .ledger()
                    .entries(entry -> entry.status() == 201)
                    .forEach(entry -> notes.merge(entry.path(), 1L, Long::sum));
            assertThat(items.stream().filter(WorkItem::isNote))
                    .hasSize(400)
                    .allSatisfy(note -> assertThat(notes.get("/v1/opportunities/" + note.opportunity() + "/notes"))
                            .isEqualTo(1));
            assertThat(items.stream().filter(item -> !item.isNote())).allMatch(shift::isTagged);
        }
    }

    @Test
    void asASpringBatchJobItSaysTheSameWithItsExitCode() throws IOException {
        try (Shift shift = shift()) {
            List<WorkItem> items = shift.items(20);
            assertThat(end(start(BatchApplication.class, shift, items))).isZero();
            shift.lever.controls().inject(Fault.status(403).on("POST", "/v1/*").times(1_000));
            assertThat(end(start(BatchApplication.class, shift, shift.items(21))))
                    .isEqualTo(7);
            shift.lever.controls().clearFaults();
            shift.lever.controls().inject(Fault.status(401).on("GET", "/v1/*").times(1_000));
            assertThat(end(start(BatchApplication.class, shift, items))).isEqualTo(Ends.CREDENTIAL);
        }
    }

    private Shift shift() {
        Shift shift = new Shift(
                folder.resolve("job"),
                account -> account.opportunities(400).onAnswer(answer -> {
                    Process process = victim.get();
                    if (answer.method().equals("POST") && writesLeft.decrementAndGet() == 0 && process != null) {
                        process.destroyForcibly();
                    }
                }));
        somebody = shift.anybody();
        return shift;
    }

    private Process start(Class<?> main, Shift shift, List<WorkItem> items) throws IOException {
        Path work = Files.write(
                folder.resolve("items.ndjson"),
                items.stream().map(KilledNightTest::line).toList());
        ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        child.environment()
                .putAll(Map.of(
                        "LEVER_API_KEY", shift.lever.apiKey(),
                        "LEVER_BASE_URL", shift.lever.baseUrl().toString(),
                        "PERFORM_AS", somebody,
                        "SHARE", "1",
                        "WORK_FILE", work.toString(),
                        "JOB_FOLDER", folder.resolve("job").toString()));
        Process process = child.start();
        victim.set(process);
        return process;
    }

    private static String line(WorkItem item) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", item.key());
        json.put("opportunity", item.opportunity());
        json.put(item.isNote() ? "note" : "tag", item.text());
        return new String(LeverJson.encode(json), StandardCharsets.UTF_8);
    }

    private static int end(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
