package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.world.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What does not come is waited for, or said; it is not passed in silence. */
class LeftOutTest {
    private final Simulator lever =
            Simulator.builder().opportunities(20).rate(1_000_000, 1_000_000).start();
    private final Worker worker = Worker.of(lever).with(Keys.VALUE, "text");

    @AfterEach
    void close() {
        worker.close();
        lever.close();
    }

    /** The list of that one opportunity alone cannot be read for a while. */
    @Test
    void aListThatCannotBeReadIsReadLater() {
        worker.with(Keys.CHILDREN, "notes").start();
        worker.until(() -> worker.hasRead() && worker.table("opportunities").equals(Truth.opportunities(lever)));
        int before = worker.table("notes").size();
        String noted = lever.mutations(8).only(Mutation.Kind.NOTE).step().id();
        lever.controls()
                .inject(Fault.status(400)
                        .on("GET", "/v1/opportunities/" + noted + "/notes")
                        .times(3));
        worker.until(() -> worker.table("notes").size() > before);

        assertThat(worker.table("opportunities")).isEqualTo(Truth.opportunities(lever));
    }

    @Test
    void whatDoesNotComeWithItsRecordIsWaitedFor() {
        worker.with(Keys.CHILDREN, "contact").start();
        worker.until(worker::hasRead);
        Map.Entry<Object, Object> one =
                Truth.opportunities(lever).entrySet().iterator().next();
        String changed = ((String) one.getValue()).replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"Nobody At All\"");
        lever.controls()
                .inject(Fault.status(200, "{\"data\":[" + changed + "],\"hasNext\":false}")
                        .on("GET", "/v1/opportunities")
                        .times(2));
        String moved = lever.mutations(1).only(Mutation.Kind.MOVE).step().id();
        worker.until(() -> worker.written.stream()
                .skip(20)
                .anyMatch(record -> record.key().equals(moved) && record.value() != null));

        assertThat(worker.topic("opportunities"))
                .noneMatch(record -> String.valueOf(record.value()).contains("Nobody At All"));
    }

    @Test
    void whatIsRefusedIsCounted() {
        worker.with(Keys.CHILDREN, "notes").with(Keys.MODE, "full");
        lever.controls()
                .inject(Fault.status(403).on("GET", "/v1/opportunities/*").times(1000));
        worker.start().until(worker::hasRead);

        assertThat(worker.metrics.metrics().entrySet())
                .filteredOn(entry -> entry.getKey().name().equals("lever.connect.left.out"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getKey().tags())
                            .containsEntry("resource", "notes")
                            .containsEntry("reason", "refused");
                    assertThat((Double) entry.getValue().metricValue()).isGreaterThanOrEqualTo(20.0);
                });
    }

    @Test
    void whatNeverComesIsBelievedAfterAWhile() {
        List<Skipped.Reason> counted = new ArrayList<>();
        LeftOut leftOut = new LeftOut("acme", (resource, reason) -> counted.add(reason));
        for (int i = 1; i < LeftOut.TRIES; i++) {
            assertThatThrownBy(() -> leftOut.add(ExportResource.CONTACT, Skipped.Reason.UNEXPANDED))
                    .isInstanceOf(LeftOut.NotReadException.class);
        }
        leftOut.add(ExportResource.CONTACT, Skipped.Reason.UNEXPANDED);
        leftOut.gotOn();
        leftOut.add(ExportResource.CONTACT, Skipped.Reason.UNEXPANDED);

        assertThat(counted).containsExactly(Skipped.Reason.UNEXPANDED, Skipped.Reason.UNEXPANDED);
        assertThatThrownBy(() -> leftOut.add(ExportResource.NOTES, Skipped.Reason.FAILED))
                .isInstanceOf(LeftOut.NotReadException.class);
    }
}
