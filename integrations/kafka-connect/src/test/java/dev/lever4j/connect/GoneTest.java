package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.world.Mutation;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is gone is told, whenever it went; what is only not to be seen is not. */
class GoneTest {
    private static final String NOTHING = "{\"data\":[],\"hasNext\":false}";

    private final Simulator lever =
            Simulator.builder().opportunities(40).rate(1_000_000, 1_000_000).start();
    private final Worker worker = Worker.of(lever).with(Keys.VALUE, "text");

    @AfterEach
    void close() {
        worker.close();
        lever.close();
    }

    private void rounds(String path, int more) {
        long before = asked(path);
        worker.until(() -> asked(path) > before + more);
    }

    private long asked(String path) {
        return lever.ledger().entries(entry -> entry.path().equals(path)).size();
    }

    private List<SourceRecord> tombstones() {
        return worker.written.stream().filter(record -> record.value() == null).toList();
    }

    /** By a clock that is behind, or without a time. */
    @ParameterizedTest
    @ValueSource(strings = {"1000", "null"})
    void aDeletionIsToldThoughAnUpdateThatWasToldSaysALaterTime(String deletedAt) {
        worker.start().until(worker::hasRead);
        String edited = lever.mutations(1).only(Mutation.Kind.EDIT).step().id();
        worker.until(() -> worker.table("opportunities")
                .getOrDefault(edited, "")
                .equals(Truth.opportunities(lever).get(edited)));
        int before = tombstones().size();
        String deleted = "{\"data\":[{\"id\":\"" + edited + "\",\"deletedAt\":" + deletedAt + "}],\"hasNext\":false}";
        lever.controls().inject(Fault.status(200, deleted).on("GET", "/v1/opportunities/deleted"));
        rounds("/v1/opportunities/deleted", 3);

        assertThat(tombstones())
                .hasSize(before + 1)
                .last()
                .matches(record -> record.key().equals(edited));
    }

    @Test
    void whatMayNotBeSeenAnyMoreIsNotGone() {
        worker.with(Keys.RESOURCES, "postings").start();
        worker.until(() -> worker.table("postings").equals(Truth.postings(lever)));
        lever.controls().hideConfidential(true);
        rounds("/v1/postings", 10);
        worker.stop();
        worker.start();
        rounds("/v1/postings", 10);
        assertThat(tombstones()).isEmpty();

        lever.controls().hideConfidential(false);
        lever.mutations(2).only(Mutation.Kind.DELETE_POSTING).step();
        worker.until(() -> worker.table("postings").equals(Truth.postings(lever)));
    }

    @Test
    void whatOneReadingMissedIsNotGone() {
        worker.with(Keys.RESOURCES, "users").start();
        worker.until(worker::hasRead);
        Map<Object, Object> users = worker.table("users");
        lever.controls().inject(Fault.status(200, NOTHING).on("GET", "/v1/users"));
        rounds("/v1/users", 3);
        assertThat(tombstones()).isEmpty();

        lever.controls()
                .inject(Fault.status(200, NOTHING).on("GET", "/v1/users").times(2));
        worker.until(() -> tombstones().size() == users.size());
        worker.until(() -> worker.table("users").equals(users));
    }

    /** Two who said the same, of whom nothing else is known. */
    @Test
    void equalRowsWithoutIdsAreRecordsOfTheirOwn() {
        String row = "{\"gender\":\"declined\"}";
        String other = "{\"gender\":\"other\"}";
        String three = "{\"data\":[" + row + "," + other + "," + row + "],\"hasNext\":false}";
        lever.controls()
                .inject(Fault.status(200, three).on("GET", "/v1/eeo/responses").times(6));
        worker.with(Keys.RESOURCES, "eeo_responses").start();
        worker.until(() -> worker.table("eeo_responses").size() == 3);
        rounds("/v1/eeo/responses", 3);
        assertThat(worker.written).hasSize(3);

        lever.controls().clearFaults();
        String two = "{\"data\":[" + other + "," + row + "],\"hasNext\":false}";
        lever.controls()
                .inject(Fault.status(200, two).on("GET", "/v1/eeo/responses").times(1_000));
        worker.until(() -> worker.table("eeo_responses").size() == 2);
        assertThat(worker.table("eeo_responses").values()).containsExactlyInAnyOrder(row, other);
    }

    /** That something is deleted stays so, however far back Lever's list of it goes. */
    @Test
    void whatHasLeftALogWasStill() {
        worker.with(Keys.RESOURCES, "deleted_opportunities").start();
        worker.until(
                () -> worker.hasRead() && !worker.table("deleted_opportunities").isEmpty());
        lever.controls()
                .inject(Fault.status(200, NOTHING)
                        .on("GET", "/v1/opportunities/deleted")
                        .times(10_000));
        rounds("/v1/opportunities/deleted", 4);

        assertThat(tombstones()).isEmpty();
    }
}
