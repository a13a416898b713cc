package dev.lever4j.samples.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.samples.batch.ItemResult.Outcome;
import dev.lever4j.samples.batch.WorkItem.Kind;
import dev.lever4j.simulator.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written back is written once, and of each item it is known what became of it. */
class WriteBackTest {
    @TempDir
    private Path folder;

    private Shift shift = new Shift(Path.of("unused"), UnaryOperator.identity());

    @AfterEach
    void close() {
        shift.close();
    }

    private void account(int opportunities, double errors) {
        shift.close();
        shift = new Shift(
                folder, account -> account.opportunities(opportunities).errors(errors));
    }

    @Test
    void eachItemIsDoneOnceAndARerunRepeatsNothing() {
        account(40, 0);
        List<WorkItem> items = shift.items(40);

        Report first = shift.night(items);
        int written = shift.writes().size();
        Report second = shift.night(items);

        assertThat(first.count(Outcome.OK)).isEqualTo(80);
        assertThat(first.exitCode()).isZero();
        assertThat(second.count(Outcome.DONE_BEFORE)).isEqualTo(80);
        assertThat(second.exitCode()).isZero();
        assertThat(shift.writes()).hasSize(written).hasSize(80);
        assertThat(items).allSatisfy(this::isDoneOnce);
    }

    @Test
    void itIsDoneInTheUsersName() {
        account(1, 0);
        shift.night(shift.items(1));

        assertThat(shift.writes())
                .isNotEmpty()
                .allSatisfy(write -> assertThat(write.query()).contains("perform_as="));
    }

    @Test
    void anAddressOfNobodyEndsTheNightBeforeAnythingIsWritten() {
        account(5, 0);
        List<WorkItem> items = shift.items(5);
        Settings nobody = shift.settings("nobody@example.org", false);

        assertThatThrownBy(() -> shift.night(items, nobody))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PERFORM_AS is the address of 0 active users")
                .hasMessageNotContaining("nobody@");
        assertThat(shift.writes()).isEmpty();
        assertThat(folder.resolve("cursor.json")).doesNotExist();
    }

    @Test
    void whatLeverRefusesIsSaidAndTheRestIsDone() throws IOException {
        account(20, 0);
        List<WorkItem> items = shift.items(20);
        WorkItem refused = items.get(7);
        WorkItem gone = new WorkItem("gone", "00000000-0000-0000-0000-000000000000", Kind.TAG, "synced");
        shift.lever
                .controls()
                .inject(Fault.status(403, "{\"code\":\"Forbidden\",\"message\":\"No access\"}")
                        .on("POST", "/v1/opportunities/" + refused.opportunity() + "/*"));
        List<WorkItem> all = new ArrayList<>(items);
        all.add(gone);

        Report report = shift.night(all);

        assertThat(report.exitCode()).isEqualTo(7);
        assertThat(report.count(Outcome.FAILED)).isEqualTo(2);
        assertThat(report.count(Outcome.OK)).isEqualTo(39);
        assertThat(report.toString())
                .contains("\"Forbidden\":1", "\"not-found\":1")
                .doesNotContain(refused.opportunity());
        assertThat(results())
                .hasSize(41)
                .anySatisfy(line -> assertThat(line)
                        .contains(refused.opportunity(), "\"FAILED\"", "\"Forbidden\"")
                        .doesNotContain(refused.text(), "No access"));
        Report next = shift.night(all);
        assertThat(next.count(Outcome.OK)).as("tried again").isEqualTo(1);
        assertThat(next.count(Outcome.FAILED))
                .as("what is not there is not concluded")
                .isEqualTo(1);
        assertThat(items).allSatisfy(this::isDoneOnce);
    }

    @Test
    void oneFailureMayBeAskedToEndTheRest() {
        account(30, 0);
        List<WorkItem> items = shift.items(30);
        shift.lever.controls().inject(Fault.status(403).on("POST", "/v1/*").times(1_000));
        Settings strict = shift.settings(shift.anybody(), true);

        assertThat(shift.night(items, strict).count(Outcome.FAILED)).isEqualTo(1);
    }

    @Test
    void aNoteWhoseAnswerIsLostIsLookedForAndNotSentAgain() {
        account(3, 0);
        List<WorkItem> items = shift.items(3);
        WorkItem lost = note(items);
        shift.lever
                .controls()
                .inject(Fault.loseAnswer().on("POST", "/v1/opportunities/" + lost.opportunity() + "/notes"));

        assertThat(shift.night(items).exitCode()).isZero();

        isDoneOnce(lost);
    }

    @Test
    void aNoteThatNobodyKnowsOfIsReportedAndSentOnlyLongAfter() {
        account(3, 0);
        List<WorkItem> items = shift.items(3);
        WorkItem unknown = note(items);
        String notes = "/v1/opportunities/" + unknown.opportunity() + "/notes";
        shift.lever.controls().inject(Fault.drop().on("POST", notes));

        Report first = shift.night(items);
        assertThat(first.count(Outcome.UNKNOWN)).isEqualTo(1);
        assertThat(first.exitCode()).isEqualTo(7);

        Report tooEarly = shift.night(items);
        assertThat(tooEarly.count(Outcome.UNKNOWN)).isEqualTo(1);
        assertThat(shift.lever.ledger().count("POST", notes)).isEqualTo(1);

        shift.pass(Duration.ofMinutes(6));
        assertThat(shift.night(items).exitCode()).isZero();
        assertThat(shift.lever.ledger().count("POST", notes)).isEqualTo(2);
        isDoneOnce(unknown);
    }

    @Test
    void aNoteOfAnotherThatQuotesTheKeyIsNotTakenForIt() {
        account(3, 0);
        List<WorkItem> items = shift.items(3);
        WorkItem mine = note(items);
        List<String> users = shift.users();
        shift.note(mine, "You wrote " + mine.note() + " - why?", users.get(0));
        shift.note(mine, mine.note(), users.get(1));
        shift.lever.controls().inject(Fault.drop().on("POST", "/v1/opportunities/" + mine.opportunity() + "/notes"));

        Report report = shift.night(List.of(mine));

        assertThat(report.count(Outcome.UNKNOWN)).isEqualTo(1);
        shift.pass(Duration.ofMinutes(6));
        assertThat(shift.night(List.of(mine)).exitCode()).isZero();
        assertThat(shift.notes(mine)).isEqualTo(3);
    }

    @Test
    void anAnswerThatIsNotLeversIsAResultOfItsItemAndTheRestIsDone() {
        account(5, 0);
        List<WorkItem> items = shift.items(5);
        String opportunity = items.get(0).opportunity();
        Fault proxy = Fault.status(200, "<html>");
        shift.lever
                .controls()
                .inject(proxy.on("POST", "/v1/opportunities/" + opportunity + "/*")
                        .times(2));

        Report report = shift.night(items);

        assertThat(report.count(Outcome.OK)).isEqualTo(8);
        assertThat(report.count(Outcome.UNKNOWN)).as("the note").isEqualTo(1);
        assertThat(report.count(Outcome.FAILED)).as("the tag").isEqualTo(1);
        shift.pass(Duration.ofMinutes(6));
        assertThat(shift.night(items).exitCode()).isZero();
        assertThat(items).allSatisfy(this::isDoneOnce);
    }

    @Test
    void oneKeyForTwoThingsIsSaid() {
        account(2, 0);
        WorkItem first = note(shift.items(1));
        WorkItem other = new WorkItem(first.key(), first.opportunity(), Kind.NOTE, "something else");

        Report report = shift.night(List.of(first, first, other));

        assertThat(report.count(Outcome.OK)).isEqualTo(1);
        assertThat(report.count(Outcome.FAILED)).isEqualTo(1);
        assertThat(report.toString()).contains("\"key-used-twice\":1");
        assertThat(shift.night(List.of(first)).count(Outcome.DONE_BEFORE)).isEqualTo(1);
    }

    @Test
    void whatIsOpenAndNotInTheFileIsCounted() {
        account(3, 0);
        List<WorkItem> items = shift.items(3);
        shift.lever.controls().inject(Fault.status(403).on("POST", "/v1/*").times(2));
        shift.night(items);

        assertThat(shift.night(List.of()).toString()).contains("\"openInTheLedgerNotInTheFile\":2");
        assertThat(shift.night(items).toString()).contains("\"openInTheLedgerNotInTheFile\":0");
    }

    @Test
    void theLedgerKeepsALineForEachKeyHoweverManyNightsThereWere() throws IOException {
        account(10, 0);
        List<WorkItem> items = shift.items(10);
        shift.night(items);
        Files.writeString(folder.resolve("changes-1.ndjson.part"), "torn");
        assertThat(Files.readAllLines(folder.resolve("ledger.log"))).hasSize(40);

        assertThat(shift.night(items).count(Outcome.DONE_BEFORE)).isEqualTo(20);

        assertThat(Files.readAllLines(folder.resolve("ledger.log"))).hasSize(20);
        assertThat(folder.resolve("changes-1.ndjson.part")).doesNotExist();
    }

    @Test
    void whereItCannotBeLookedForItIsNotSent() {
        account(3, 0);
        List<WorkItem> items = shift.items(3);
        WorkItem unknown = note(items);
        String notes = "/v1/opportunities/" + unknown.opportunity() + "/notes";
        shift.lever.controls().inject(Fault.drop().on("POST", notes));
        shift.night(items);
        shift.pass(Duration.ofMinutes(6));
        shift.lever.controls().inject(Fault.status(403).on("GET", notes));

        assertThat(shift.night(items).count(Outcome.UNKNOWN)).isEqualTo(1);
        assertThat(shift.lever.ledger().count("POST", notes)).isEqualTo(1);
    }

    @Test
    void anIntentOfARunThatWasKilledIsLookedForEvenWhereItsLineWasTorn() throws IOException {
        account(3, 0);
        List<WorkItem> items = shift.items(3);
        WorkItem sent = note(items);
        shift.night(List.of(sent));
        // all but the intent is lost, and half a line is left of the next one
        Path ledger = folder.resolve("ledger.log");
        String intent = Files.readAllLines(ledger).get(0);
        Files.writeString(ledger, intent + "\nI 17");

        Report report = shift.night(items);

        assertThat(report.count(Outcome.OK)).isEqualTo(6);
        assertThat(items).allSatisfy(this::isDoneOnce);
    }

    @Test
    void aNoteIsLookedForAsOfWhoSentItWhoeverActsTonight() throws IOException {
        account(1, 0);
        WorkItem sent = note(shift.items(1));
        shift.night(List.of(sent));
        leaveTheIntent(line -> line);
        shift.pass(Duration.ofMinutes(6));

        Report report = shift.night(List.of(sent), shift.settings(shift.anybodyElse(), false));

        assertThat(report.count(Outcome.OK)).isEqualTo(1);
        isDoneOnce(sent);
    }

    @Test
    void anIntentThatDoesNotSayWhoActsIsTakenForTonights() throws IOException {
        account(1, 0);
        WorkItem sent = note(shift.items(1));
        shift.night(List.of(sent));
        leaveTheIntent(line -> line.substring(0, line.lastIndexOf(' ')));
        shift.pass(Duration.ofMinutes(6));

        assertThat(shift.night(List.of(sent)).count(Outcome.OK)).isEqualTo(1);
        isDoneOnce(sent);
    }

    @Test
    void whoActsOutlivesNightsThatCouldNotTell() throws IOException {
        account(1, 0);
        WorkItem sent = note(shift.items(1));
        shift.night(List.of(sent));
        leaveTheIntent(line -> line);
        String notes = "/v1/opportunities/" + sent.opportunity() + "/notes";
        shift.lever.controls().inject(Fault.status(403).on("GET", notes));
        Settings other = shift.settings(shift.anybodyElse(), false);
        shift.pass(Duration.ofMinutes(6));

        assertThat(shift.night(List.of(sent), other).count(Outcome.UNKNOWN)).isEqualTo(1);
        assertThat(shift.night(List.of(sent), other).count(Outcome.OK)).isEqualTo(1);
        isDoneOnce(sent);
    }

    /** As if the run had been killed before it knew. */
    private void leaveTheIntent(UnaryOperator<String> as) throws IOException {
        Path ledger = folder.resolve("ledger.log");
        String intent = Files.readAllLines(ledger).get(0);
        assertThat(intent).matches("I \\d+ \\S+ \\S+");
        Files.writeString(ledger, as.apply(intent) + "\n");
    }

    @Test
    void aCredentialThatIsRefusedEndsTheNight() throws IOException {
        account(30, 0);
        List<WorkItem> items = shift.items(30);
        shift.lever.controls().inject(Fault.status(401).on("POST", "/v1/*").times(1_000));

        assertThatThrownBy(() -> shift.night(items)).isInstanceOf(UnauthorizedException.class);
        assertThat(shift.writes()).hasSizeLessThan(60);
        assertThat(files())
                .as("what became of those before it is kept")
                .anySatisfy(file -> assertThat(file.getFileName().toString()).matches("results-.*\\.partial"))
                .noneSatisfy(file -> assertThat(file.toString()).endsWith(".part"));
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        account(30, 0);
        List<WorkItem> items = shift.items(30);
        shift.night(items.subList(0, 10));
        int written = shift.writes().size();
        List<Path> files = files();

        Plan plan = shift.plan(items);

        assertThat(plan.tags() + plan.notes()).isEqualTo(50);
        assertThat(plan.done()).isEqualTo(10);
        assertThat(plan.toString()).contains("50 requests", "nothing has been written");
        assertThat(shift.writes()).hasSize(written);
        assertThat(files()).isEqualTo(files);
        assertThat(new Plan(0, 10_000, 10_000, 0, 0, 6).time()).isEqualTo(Duration.ofSeconds(3_334));
    }

    @Test
    void aDryRunCountsNotesThatAreLookedForFirst() {
        account(3, 0);
        List<WorkItem> items = shift.items(3);
        WorkItem unknown = note(items);
        shift.lever.controls().inject(Fault.drop().on("POST", "/v1/opportunities/" + unknown.opportunity() + "/notes"));
        shift.night(items.subList(0, 4));

        Plan plan = shift.plan(items);

        assertThat(plan)
                .extracting(Plan::tags, Plan::notes, Plan::lookUps, Plan::done)
                .containsExactly(1L, 2L, 1L, 3L);
        assertThat(plan.requests()).isEqualTo(4);
    }

    @Test
    void withFaultsOnTheWayItTakesSomeNightsAndNothingIsDoneTwice() {
        account(150, 0.05);
        List<WorkItem> items = shift.items(150);

        int nights = 1;
        while (shift.night(items).exitCode() != 0) {
            shift.pass(Duration.ofMinutes(6));
            assertThat(++nights).isLessThan(20);
        }

        shift.lever.controls().errors(0);
        assertThat(items).allSatisfy(this::isDoneOnce);
    }

    @Test
    void aSecondRunInTheSameFolderIsRefused() {
        account(1, 0);
        try (JobFolder first = JobFolder.open(folder, Clock.systemUTC(), false)) {
            assertThat(first.ledger()).isNotNull();
            assertThatThrownBy(() -> shift.night(List.of())).hasMessageContaining("another run uses");
        }
    }

    private void isDoneOnce(WorkItem item) {
        if (item.isNote()) {
            assertThat(shift.notes(item)).isEqualTo(1);
        } else {
            assertThat(shift.isTagged(item)).isTrue();
        }
    }

    private static WorkItem note(List<WorkItem> items) {
        return items.stream().filter(WorkItem::isNote).findFirst().orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private List<String> results() throws IOException {
        Path file = files().stream()
                .filter(it -> it.getFileName().toString().startsWith("results-"))
                .findFirst()
                .orElseThrow();
        return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    }
}
