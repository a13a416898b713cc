package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.world.Mutation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for has changed since an offset was written. */
class AnewTest {
    private final Simulator lever =
            Simulator.builder().opportunities(40).rate(1_000_000, 1_000_000).start();
    private final Worker worker = Worker.of(lever).with(Keys.VALUE, "text");

    @AfterEach
    void close() {
        worker.close();
        lever.close();
    }

    @Test
    void pagesMayBeOfAnotherSize() {
        worker.with(Keys.MODE, "full").with(Keys.PAGE_SIZE, "5").start();
        worker.keep(worker.poll());
        worker.stop();
        worker.with(Keys.PAGE_SIZE, "7").start();
        worker.until(worker::hasRead);

        assertThat(worker.table("opportunities")).isEqualTo(Truth.opportunities(lever));
        assertThat(worker.written).hasSize(Truth.records(lever));
    }

    /** What went while nobody looked is told, though all is told again. */
    @ParameterizedTest
    @CsvSource({"both,opportunities,DELETE", "both,postings,DELETE_POSTING", "changes,opportunities,DELETE"})
    void withOtherChildrenOrAnotherProfileNothingIsMissing(String mode, String resource, Mutation.Kind kind) {
        worker.with(Keys.RESOURCES, resource).with(Keys.MODE, mode).start();
        worker.until(worker::hasRead);
        // for an offset where there was nothing to tell
        lever.mutations(3).only(Mutation.Kind.EDIT).step();
        worker.until(() -> !worker.offsets.isEmpty());
        worker.stop();
        String gone = lever.mutations(1).only(kind).step().id();
        int before = worker.written.size();
        worker.with(Keys.REDACTION, "strict")
                .with(Keys.REDACTION_KEY, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
                .start();
        worker.until(() -> worker.written.stream()
                .skip(before)
                .anyMatch(record -> record.key().equals(gone) && record.value() == null));
        if (mode.equals("both")) {
            worker.until(worker::hasRead);
            assertThat(worker.written.stream().skip(before).filter(record -> record.value() != null))
                    .hasSizeGreaterThanOrEqualTo(worker.table(resource).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opportunities", "postings"})
    void whoFollowedAloneReadsAllOnceAsked(String resource) {
        worker.with(Keys.RESOURCES, resource).with(Keys.MODE, "changes").start();
        worker.until(worker::hasRead);
        long asked = lever.ledger().entries().size();
        worker.until(() -> lever.ledger().entries().size() > asked + 20);
        lever.mutations(3)
                .only(resource.equals("postings") ? Mutation.Kind.EDIT_POSTING : Mutation.Kind.EDIT)
                .step();
        worker.until(() -> !worker.written.isEmpty());
        worker.stop();
        worker.with(Keys.MODE, "both").start();
        worker.until(() -> worker.table(resource)
                .equals(resource.equals("postings") ? Truth.postings(lever) : Truth.opportunities(lever)));
    }
}
