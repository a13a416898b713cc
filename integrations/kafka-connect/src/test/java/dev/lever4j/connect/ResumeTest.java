package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.Unrest;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that ends after any poll, or in the middle of what one brought, and another that goes on. */
class ResumeTest {
    private static final int PAGE = 5;

    private final Simulator lever =
            Simulator.builder().opportunities(60).rate(1_000_000, 1_000_000).start();
    private final int records = Truth.records(lever);
    private final Worker worker = Worker.of(lever)
            .with(Keys.MODE, "full")
            .with(Keys.VALUE, "text")
            .with(Keys.PAGE_SIZE, String.valueOf(PAGE));

    @AfterEach
    void close() {
        worker.close();
        lever.close();
    }

    @Test
    void afterEachPollNothingIsLostAndNothingComesTwice() {
        stoppingAfterEachPoll(() -> worker.written.size() >= records);

        assertThat(worker.table("opportunities")).isEqualTo(Truth.opportunities(lever));
        assertThat(worker.written).hasSize(records);
    }

    @Test
    void afterEachPollInsideAFanOut() {
        Map<Object, Object> notes = notes();
        worker.with(Keys.CHILDREN, "notes,feedback");
        stoppingAfterEachPoll(() -> worker.table("notes").size() >= notes.size()
                && worker.topic("opportunities").size() >= records);
        finish();

        assertThat(new TreeMap<>(worker.table("notes"))).isEqualTo(new TreeMap<>(notes));
        assertThat(worker.table("opportunities")).isEqualTo(Truth.opportunities(lever));
        assertThat(worker.repeated()).isZero();
    }

    /** Of what a poll brought, only the first so many were acknowledged: at most a page comes again. */
    @Test
    void inTheMiddleOfAPage() {
        worker.with(Keys.CHILDREN, "notes");
        Map<Object, Object> notes = notes();
        Random random = new Random(7);
        int crashes = 0;
        for (int round = 0; round < 25; round++) {
            worker.start();
            List<SourceRecord> records = worker.poll();
            worker.keep(records.subList(0, 1 + random.nextInt(records.size())));
            worker.stop();
            crashes++;
        }
        worker.start();
        worker.until(worker::hasRead);
        worker.stop();

        assertThat(new TreeMap<>(worker.table("notes"))).isEqualTo(new TreeMap<>(notes));
        assertThat(worker.table("opportunities")).isEqualTo(Truth.opportunities(lever));
        assertThat(worker.repeated()).isPositive().isLessThan((long) crashes * PAGE);
    }

    /** Opportunities move, are edited, made and deleted while they are read; a record that moves is told once. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileTheAccountChanges(boolean inTheMiddle) {
        worker.with(Keys.MODE, "both");
        lever.controls().unrest(Unrest.of(1));
        Random random = new Random(3);
        int rounds = 20;
        for (int round = 0; round < rounds; round++) {
            worker.start();
            List<SourceRecord> records = worker.poll();
            worker.keep(records.subList(0, inTheMiddle ? 1 + random.nextInt(records.size()) : records.size()));
            worker.stop();
        }
        lever.controls().calm();
        worker.start();
        worker.until(() -> worker.table("opportunities").equals(Truth.opportunities(lever)));

        assertThat(worker.repeated()).isLessThanOrEqualTo(inTheMiddle ? (long) rounds * PAGE : 0);
    }

    private void stoppingAfterEachPoll(BooleanSupplier done) {
        int starts = 0;
        while (!done.getAsBoolean()) {
            worker.start();
            worker.keep(worker.poll());
            worker.stop();
            starts++;
        }
        assertThat(starts).isGreaterThan(2);
    }

    /** What may be left of lists in which there is nothing. */
    private void finish() {
        worker.start();
        worker.keep(worker.pollOnce());
        worker.stop();
    }

    /** By another reader that nothing happens to. */
    private Map<Object, Object> notes() {
        try (Worker other = Worker.of(lever)
                .with(Keys.MODE, "full")
                .with(Keys.VALUE, "text")
                .with(Keys.CHILDREN, "notes")
                .start()) {
            other.until(other::hasRead);
            return other.table("notes");
        }
    }
}
