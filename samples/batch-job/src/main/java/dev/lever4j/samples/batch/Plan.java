package dev.lever4j.samples.batch;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a run would send.
 *
 * @param done items that an earlier run did
 * @param lookUps notes whose fate is not known
 */
record Plan(long changes, long tags, long notes, long lookUps, long done, double perSecond) {
    static Mono<Plan> of(Flux<WorkItem> work, ItemLedger ledger, Delta.Result delta, double perSecond) {
        return work.distinct(WorkItem::key)
                .filter(item -> !delta.deleted().contains(item.opportunity()))
                .reduce(
                        new Plan(delta.changes(), 0, 0, 0, 0, perSecond),
                        (plan, item) -> plan.with(item, ledger.state(item)));
    }

    private Plan with(WorkItem item, ItemLedger.State state) {
        if (state == ItemLedger.State.DONE) {
            return new Plan(changes, tags, notes, lookUps, done + 1, perSecond);
        }
        if (!item.isNote()) {
            return new Plan(changes, tags + 1, notes, lookUps, done, perSecond);
        }
        return new Plan(
                changes, tags, notes + 1, lookUps + (state == ItemLedger.State.INTENDED ? 1 : 0), done, perSecond);
    }

    long requests() {
        return tags + notes + lookUps;
    }

    /**
     * At the share of the limit that it takes, at least: the changes, retries and look-ups of this night come on top.
     */
    Duration time() {
        return Duration.ofSeconds((long) Math.ceil(requests() / perSecond));
    }

    @Override
    public String toString() {
        return """
                %,d changes since the last night
                %,d tags       POST /opportunities/{opportunity}/addTags
                %,d notes      POST /opportunities/{opportunity}/notes
                %,d look-ups   GET /opportunities/{opportunity}/notes
                %,d done before
                %,d requests, at least %s at %.1f/s
                nothing has been written""".formatted(changes, tags, notes, lookUps, done, requests(), clock(time()), perSecond);
    }

    private static String clock(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
