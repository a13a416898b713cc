package dev.lever4j.samples.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.request.PerformAs;
import dev.lever4j.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command ends with, and what it does not do before. */
class MainTest {
    @TempDir
    private Path folder;

    private final Shift shift = new Shift(Path.of("unused"), account -> account.opportunities(5));

    @AfterEach
    void close() {
        shift.close();
    }

    @Test
    void itEndsWith0WhenAllIsDone() throws IOException {
        assertThat(Main.run(environment(item("a1")), List.of())).isZero();
        assertThat(shift.writes()).hasSize(1);
    }

    @Test
    void aCredentialThatIsRefusedIs3ARightThatItLacksIs4AndLeverThatIsNotThereIs5() throws IOException {
        Map<String, String> environment = environment(item("a1"));
        shift.lever.controls().inject(Fault.status(401).on("GET", "/v1/*").times(1_000));
        assertThat(Main.run(environment, List.of())).isEqualTo(Ends.CREDENTIAL);
        shift.lever.controls().clearFaults();

        shift.lever
                .controls()
                .inject(Fault.status(403).on("GET", "/v1/applications/deleted").times(1_000));
        assertThat(Main.run(environment, List.of())).isEqualTo(Ends.REFUSED);

        shift.close();
        assertThat(Main.run(environment, List.of())).isEqualTo(Ends.UNREACHABLE);
    }

    @Test
    void aDryRunLeavesNothingBehindByBothWaysOfStartingIt() throws IOException {
        Map<String, String> environment = environment(item("a1"));

        assertThat(Main.run(environment, List.of("--dry-run"))).isZero();
        assertThat(BatchApplication.run(environment, List.of("--dry-run"))).isZero();

        assertThat(shift.writes()).isEmpty();
        assertThat(folder.resolve("job")).doesNotExist();
    }

    @Test
    void withNothingConfiguredADryRunIsOfASimulatedAccountAndLeavesNothing() {
        assertThat(Main.run(Map.of(), List.of("--dry-run"))).isZero();
        assertThat(BatchApplication.run(Map.of(), List.of("--dry-run"))).isZero();

        assertThat(Path.of("job")).doesNotExist();
    }

    @Test
    void whatIsNotKnownIsRefusedAndNotARealRun() throws IOException {
        Map<String, String> environment = environment(item("a1"));

        assertThat(Main.run(environment, List.of("--dryrun"))).isEqualTo(Ends.USAGE);
        assertThat(Main.run(environment, List.of("--dry-run", "--force"))).isEqualTo(Ends.USAGE);
        assertThat(BatchApplication.run(environment, List.of("--dry_run"))).isEqualTo(Ends.USAGE);

        assertThat(shift.lever.ledger().entries()).isEmpty();
    }

    @Test
    void aDryRunCannotWriteWhateverAsksItTo() {
        try (JobFolder open = JobFolder.open(folder, shift.clock(), true)) {
            assertThatThrownBy(() -> open.ledger()
                            .intend(new WorkItem("a1", "o1", WorkItem.Kind.TAG, "t"), PerformAs.performAs("u1"))
                            .block(Shift.SOON))
                    .hasMessageContaining("a dry run writes nothing");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OVERLAP, PT-10M",
        "SETTLED, PT0S",
        "SETTLED, PT2M", // a call may take as long
        "FIRST_NIGHT, yesterday",
        "CONCURRENCY, many",
        "CONCURRENCY, 0",
        "SHARE, 2",
        "SHARE, half",
        "STOP_ON_FAILURE, ja",
        "CONFIDENTIALITY, none",
        "PERFORM_AS, ' '",
        "LEVER_ENVIRONMENT, staging",
        "LEVER_BASE_URL, http://elsewhere.example.org",
        "WORK_FILE, /nowhere/items.ndjson",
    })
    void aSettingThatCannotBeReadIsNamed(String name, String value) throws IOException {
        Map<String, String> environment = new HashMap<>(environment(item("a1")));
        environment.put(name, value);
        if (name.equals("LEVER_ENVIRONMENT")) {
            environment.remove("LEVER_BASE_URL");
        }

        assertThatThrownBy(() -> Night.open(new Variables(environment), false).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name);
        assertThat(Main.run(environment, List.of())).isEqualTo(Ends.USAGE);
    }

    @Test
    void aBadLineEndsItBeforeAnythingHappensAndIsNotQuoted() throws IOException {
        Map<String, String> environment = environment(item("a1"), "", "{\"key\":\"Jo Doe\"");

        assertThatThrownBy(() -> Night.open(new Variables(environment), false).close())
                .hasMessage("WORK_FILE, line 3: an item is an object of JSON")
                .hasStackTraceContaining("WORK_FILE")
                .satisfies(error -> assertThat(error).hasRootCauseMessage("an item is an object of JSON"));
        assertThat(Main.run(environment, List.of())).isEqualTo(Ends.USAGE);

        assertThat(shift.writes()).isEmpty();
        assertThat(folder.resolve("job")).doesNotExist();
    }

    @Test
    void anIdThatIsNoneIsALineThatIsBad() throws IOException {
        Map<String, String> environment =
                environment(item("a1"), "{\"key\":\"a2\",\"opportunity\":\"..\",\"tag\":\"synced\"}");

        assertThatThrownBy(() -> Night.open(new Variables(environment), false).close())
                .hasMessageStartingWith("WORK_FILE, line 2: ")
                .hasMessageContaining("{opportunity}");
        assertThat(shift.lever.ledger().entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WORK_FILE, items.ndjson", "PERFORM_AS, jo@example.org", "LEVER_ENVIRONMENT, production"})
    void whoNamesWhatIsRealIsNotGivenASimulatedAccount(String name, String value) {
        assertThat(Main.run(
                        Map.of(name, value, "JOB_FOLDER", folder.resolve("job").toString()), List.of()))
                .isEqualTo(Ends.USAGE);
    }

    @Test
    void aFolderIsOfOneServer() throws IOException {
        Map<String, String> environment = environment(item("a1"));
        assertThat(Main.run(environment, List.of())).isZero();
        try (Shift other = new Shift(Path.of("unused"), account -> account.opportunities(5))) {
            Map<String, String> elsewhere = new HashMap<>(environment);
            elsewhere.put("LEVER_API_KEY", other.lever.apiKey());
            elsewhere.put("LEVER_BASE_URL", other.lever.baseUrl().toString());
            elsewhere.put("PERFORM_AS", other.anybody());

            assertThat(Main.run(elsewhere, List.of())).isEqualTo(Ends.USAGE);
            assertThat(other.writes()).isEmpty();
        }
    }

    private String item(String key) {
        String opportunity = shift.items(1).get(0).opportunity();
        shift.lever.ledger().clear();
        return "{\"key\":\"%s\",\"opportunity\":\"%s\",\"tag\":\"synced\"}".formatted(key, opportunity);
    }

    private Map<String, String> environment(String... lines) throws IOException {
        Path work = Files.write(folder.resolve("items.ndjson"), List.of(lines));
        Map<String, String> environment = Map.of(
                "LEVER_API_KEY", shift.lever.apiKey(),
                "LEVER_BASE_URL", shift.lever.baseUrl().toString(),
                "PERFORM_AS", shift.anybody(),
                "WORK_FILE", work.toString(),
                "JOB_FOLDER", folder.resolve("job").toString());
        shift.lever.ledger().clear();
        return environment;
    }
}
