package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Mutations;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.world.Mutation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an account after it was read. */
class ChangesTest {
    private final Simulator lever =
            Simulator.builder().opportunities(40).rate(1_000_000, 1_000_000).start();
    private final Worker worker = Worker.of(lever).with(Keys.VALUE, "text");

    @AfterEach
    void close() {
        worker.close();
        lever.close();
    }

    private boolean isUpToDate() {
        return worker.table("opportunities").equals(Truth.opportunities(lever));
    }

    /** Applications are within the opportunities here. */
    private boolean isComplete() {
        return worker.table("opportunities")
                .keySet()
                .equals(Truth.opportunities(lever).keySet());
    }

    @Test
    void theTopicFollowsTheAccountChangeByChange() {
        lever.controls().contactsTouch(true);
        worker.start().until(this::isUpToDate);
        Mutations mutations = lever.mutations(11);
        for (int i = 0; i < 60; i++) {
            mutations.step();
            worker.until(this::isUpToDate);
        }
        assertThat(worker.repeated()).isZero();
    }

    /** What the feed looks back at is known from the offset. */
    @ParameterizedTest
    @ValueSource(strings = {"both", "changes"})
    void whoGoesOnTellsNothingAgain(String mode) {
        worker.with(Keys.MODE, mode).start();
        if (mode.equals("both")) {
            worker.until(this::isUpToDate);
        } else {
            rounds(1);
        }
        Mutations mutations = lever.mutations(5).only(Mutation.Kind.MOVE, Mutation.Kind.DELETE, Mutation.Kind.CREATE);
        for (int i = 0; i < 20; i++) {
            Set<String> touched = new HashSet<>(Set.of(mutations.step().id()));
            worker.until(() -> told(touched));
            if (i % 5 == 4) {
                worker.stop();
                worker.start();
            }
        }
        worker.stop();
        int before = worker.written.size();
        worker.start();
        rounds(2);

        assertThat(worker.written.subList(before, worker.written.size())).isEmpty();
        assertThat(worker.repeated()).isZero();
    }

    /** Whether the last thing that was told of these is what is. */
    private boolean told(Set<String> ids) {
        Map<Object, Object> truth = Truth.opportunities(lever);
        return ids.stream().allMatch(id -> {
            List<SourceRecord> all = worker.written.stream()
                    .filter(record -> record.key().equals(id))
                    .toList();
            return !all.isEmpty() && Objects.equals(all.get(all.size() - 1).value(), truth.get(id));
        });
    }

    /** So many rounds of asking what has changed, from now. */
    private void rounds(int more) {
        long first = asked();
        // the last list of a round comes before the first one of the next
        worker.until(() -> asked() > first + more);
    }

    private long asked() {
        return lever.ledger()
                .entries(entry -> entry.path().equals("/v1/opportunities")
                        && entry.query().contains("updated_at_start"))
                .size();
    }

    @Test
    void whatIsDeletedIsATombstone() {
        worker.with(Keys.CHILDREN, "applications").start();
        worker.until(this::isComplete);
        String deleted = lever.mutations(3).only(Mutation.Kind.DELETE).step().id();
        worker.until(() -> worker.topic("opportunities").stream()
                .anyMatch(record -> record.value() == null && record.key().equals(deleted)));
        int before = worker.topic("applications").size();

        Set<Object> applications = Set.copyOf(worker.table("applications").keySet());
        lever.mutations(4).only(Mutation.Kind.DELETE_APPLICATION).step();
        Set<String> gone = lever.state().deletedApplications().keySet();
        worker.until(() -> worker.topic("applications").size() > before
                && worker.table("applications").keySet().stream().noneMatch(gone::contains));
        assertThat(worker.table("applications")).hasSizeLessThan(applications.size());
    }

    @Test
    void whoIsAnonymizedIsATombstoneWithAllThatLiesUnder() {
        worker.with(Keys.CHILDREN, "applications,contact,notes").start();
        worker.until(() -> isComplete() && worker.hasRead());
        String nobody = lever.mutations(9).only(Mutation.Kind.ANONYMIZE).step().id();
        worker.until(() -> !worker.table("opportunities").containsKey(nobody));
        worker.until(() -> worker.topic("applications").stream().anyMatch(record -> record.value() == null)
                || worker.topic("contact").stream().anyMatch(record -> record.value() == null));

        assertThat(worker.written)
                .filteredOn(record -> record.value() == null)
                .extracting(SourceRecord::topic)
                .contains("opportunities", "contact");
        assertThat(worker.written)
                .filteredOn(record -> record.value() != null && record.topic().equals("notes"))
                .filteredOn(record -> worker.table("notes").containsKey(record.key()))
                .noneMatch(record -> nobody.equals(
                        record.headers().lastWithName(Records.PARENT).value()));
    }

    @Test
    void ofOtherListsIsToldWhatIsNotAsItWas() {
        worker.with(Keys.RESOURCES, "postings").start();
        worker.until(() -> worker.table("postings").equals(Truth.postings(lever)));
        int first = worker.written.size();
        Mutations mutations = lever.mutations(2).only(Mutation.Kind.EDIT_POSTING, Mutation.Kind.DELETE_POSTING);
        for (int i = 0; i < 6; i++) {
            mutations.step();
            worker.until(() -> worker.table("postings").equals(Truth.postings(lever)));
        }
        assertThat(worker.written).hasSize(first + 6);

        worker.stop();
        mutations.step();
        worker.start().until(() -> worker.table("postings").equals(Truth.postings(lever)));
        assertThat(worker.written).hasSize(first + 7);
    }

    @Test
    void inModeChangesWhatWasThereBeforeIsNotTold() {
        worker.with(Keys.MODE, "changes")
                .with(Keys.RESOURCES, "opportunities,postings")
                .start();
        rounds(2);
        assertThat(worker.written).isEmpty();

        String moved = lever.mutations(1).only(Mutation.Kind.MOVE).step().id();
        String edited =
                lever.mutations(1).only(Mutation.Kind.EDIT_POSTING).step().id();
        worker.until(() -> worker.written.size() >= 2);
        assertThat(worker.written).extracting(SourceRecord::key).containsExactlyInAnyOrder(moved, edited);
    }

    /** Nobody would be told of them. */
    @Test
    void postingsAreNotAskedForByTheWay() {
        worker.start().until(worker::hasRead);
        rounds(2);

        assertThat(lever.ledger().entries(entry -> entry.path().startsWith("/v1/postings")))
                .isEmpty();
    }

    @Test
    void aRescanTellsWhatGivesNoSign() {
        lever.controls().notesTouch(false);
        worker.with(Keys.CHILDREN, "notes")
                .with(Keys.RESCAN, "full")
                .with(Keys.RESCAN_INTERVAL, "1000")
                .start();
        worker.until(() -> isComplete() && worker.hasRead());
        int notes = worker.table("notes").size();
        lever.mutations(8).only(Mutation.Kind.NOTE).step();

        worker.until(() -> worker.table("notes").size() == notes + 1);
    }
}
