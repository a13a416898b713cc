package dev.lever4j.connect;

import dev.lever4j.export.Batch;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.Position;
import dev.lever4j.export.Row;
import dev.lever4j.export.Skipped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** What lies under the records of a page, many lists side by side, told in their order. */
final class FanOut {
    private final LeverExport export;
    private final Plan plan;
    private final Place place;
    private final LeftOut leftOut;
    private final Scheduler clock;

    FanOut(LeverExport export, Plan plan, Place place, LeftOut leftOut, Scheduler clock) {
        this.export = export;
        this.plan = plan;
        this.place = place;
        this.leftOut = leftOut;
        this.clock = clock;
    }

    /** A step, and the records that it told: what lies under them follows. */
    record Parted(Step step, List<String> parents) {}

    /** What answers say, each followed by what lies under its records. */
    <T> Flux<Step> after(Flux<T> answers, Function<T, Parted> said) {
        return plan.fansOut()
                // those that are read ahead wait for what lies under the records of others
                ? answers.timestamp(clock)
                        .concatMap(answer -> after(said.apply(answer.getT2()), answer.getT1()), plan.ahead())
                // demand goes through as it is
                : answers.map(answer -> said.apply(answer).step().at(now()));
    }

    private long now() {
        return clock.now(TimeUnit.MILLISECONDS);
    }

    private Flux<Step> after(Parted parted, long at) {
        List<String> parents = parted.parents();
        if (parents.isEmpty()) {
            return Flux.just(parted.step().at(at));
        }
        Consumer<Place> then = place -> {
            parted.step().then().accept(place);
            place.pending(new Pending(parents, plan.kinds(), 0));
        };
        Step with = new Step(parted.step().outs(), then, at);
        return Flux.concat(Flux.just(with), steps());
    }

    /** What is pending. */
    Flux<Step> steps() {
        return Flux.defer(() -> {
            Pending pending = place.pending();
            AtomicLong refused = new AtomicLong();
            return pending.isOver() || plan.kinds() == 0
                    ? Flux.empty()
                    : export.fanOutOfChanged(
                                    pending, place.checkpoint().after(new Position.InFanOut(pending.next(), 0, 0)))
                            .map(batch -> step(batch, pending, refused).at(now()));
        });
    }

    private Step step(Batch batch, Pending pending, AtomicLong refused) {
        Position.InFanOut at = (Position.InFanOut) batch.position();
        long next = at.next();
        for (Skipped skipped : batch.skipped()) {
            if (skipped.reason() != Skipped.Reason.REFUSED) {
                leftOut.add(skipped.resource(), skipped.reason());
            }
        }
        if (at.refused() > refused.getAndSet(at.refused())) {
            // not each of them is named
            ExportResource kind = plan.asked().get((int) ((next - 1) % plan.kinds()));
            leftOut.add(kind, Skipped.Reason.REFUSED);
        }
        boolean anonymized = pending.isAnonymized(next - 1);
        Page page = new Page(false);
        for (Row row : batch.rows()) {
            page.child(row.resource(), row.parent(), row.json(), Traits.of(row.json()), anonymized);
        }
        return new Step(page.outs(), then -> then.pending(pending.from(next, plan.kinds())));
    }
}
