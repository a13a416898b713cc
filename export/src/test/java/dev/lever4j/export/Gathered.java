package dev.lever4j.export;

import dev.lever4j.client.VirtualLever;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** Batches as they come, in virtual time, and a checkpoint that goes along. */
final class Gathered extends BaseSubscriber<Batch> {
    final List<Batch> batches = new ArrayList<>();
    private final VirtualLever lever;
    private final long demand;
    private final boolean keeps;
    Checkpoint checkpoint;
    long rows;
    long endedAt = -1;

    @Nullable
    Throwable error;

    private Gathered(VirtualLever lever, Checkpoint checkpoint, long demand, boolean keeps) {
        this.lever = lever;
        this.checkpoint = checkpoint;
        this.demand = demand;
        this.keeps = keeps;
    }

    /** Asks for so many first, and for another one after each. */
    static Gathered of(VirtualLever lever, Checkpoint checkpoint, long demand) {
        return new Gathered(lever, checkpoint, demand, true);
    }

    /** Counts rows, and forgets them. */
    static Gathered counting(VirtualLever lever, Checkpoint checkpoint, long demand) {
        return new Gathered(lever, checkpoint, demand, false);
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(demand);
    }

    @Override
    protected void hookOnNext(Batch batch) {
        if (keeps) {
            batches.add(batch);
        }
        rows += batch.rows().size();
        checkpoint = checkpoint.after(batch.position());
        request(1);
    }

    @Override
    protected void hookOnComplete() {
        endedAt = lever.nowMillis();
    }

    @Override
    protected void hookOnError(Throwable cause) {
        error = cause;
        endedAt = lever.nowMillis();
    }

    /** Lets time pass until it is over. */
    Gathered await() {
        for (int hours = 0; endedAt < 0 && hours < 100; hours++) {
            lever.clock().advanceTimeBy(Duration.ofHours(1));
        }
        if (endedAt < 0) {
            throw new AssertionError("still not over after 100 hours");
        }
        if (error != null) {
            throw new AssertionError("it failed", error);
        }
        return this;
    }

    List<String> ids(ExportResource resource) {
        return batches.stream()
                .flatMap(batch -> batch.rows().stream())
                .filter(row -> row.resource() == resource)
                .map(row -> row.json().id().orElseThrow())
                .toList();
    }
}
