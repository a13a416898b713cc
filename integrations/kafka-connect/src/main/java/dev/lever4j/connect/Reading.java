package dev.lever4j.connect;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.export.Batch;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.Position;
import dev.lever4j.export.Row;
import dev.lever4j.export.Skipped;
import dev.lever4j.json.RawJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One list of one account, read from a place on: first what lies under the records that were told last, then the rest
 * of the list, then what changes, without an end. For one subscription after the other; each goes on where the last one
 * came to.
 */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.connect");

    private final LeverClient client;
    private final LeverExport export;
    private final Plan plan;
    private final Place place;
    private final LeftOut leftOut;
    private final FanOut fanOut;

    Reading(LeverClient client, LeverExport export, Plan plan, Place place, LeftOut leftOut) {
        this.client = client;
        this.export = export;
        this.plan = plan;
        this.place = place;
        this.leftOut = leftOut;
        this.fanOut =
                new FanOut(export, plan, place, leftOut, client.timeAndChance().scheduler());
    }

    Flux<Step> steps() {
        return begun().thenMany(Flux.concat(fanOut.steps(), Flux.defer(this::list), Flux.defer(this::changes)));
    }

    private Mono<Void> begun() {
        return place.isBegun()
                ? Mono.empty()
                : export.begin()
                        .doOnNext(fresh -> {
                            place.begun(fresh);
                            if (plan.mode() == Settings.Mode.CHANGES) {
                                place.changes();
                                if (!place.isPlaced()) {
                                    place.position(
                                            plan.since() == null
                                                    ? place.position()
                                                    : ChangePosition.since(plan.since()));
                                }
                            }
                        })
                        .then();
    }

    private Flux<Step> list() {
        if (plan.mode() == Settings.Mode.CHANGES || !place.isFull()) {
            return Flux.empty();
        }
        Flux<Step> list = fanOut.after(export.list(place.checkpoint()), this::listed);
        return plan.mode() == Settings.Mode.BOTH ? list : list.concatWith(Flux.defer(this::closing));
    }

    /** What has moved while the list was read: with nothing to follow, the one chance to tell. */
    private Flux<Step> closing() {
        Checkpoint at = place.checkpoint();
        return fanOut.after(export.closing(at, at.closingPasses() + 1), this::listed);
    }

    private FanOut.Parted listed(Batch batch) {
        Position.InList at = (Position.InList) batch.position();
        Set<Traits> here = new HashSet<>();
        Page page = page(
                batch,
                traits -> !here.add(traits) || place.told().has(traits),
                traits -> !place.slices().has(traits));
        Step step = new Step(page.outs(), then -> {
            then.checkpoint(then.checkpoint().after(at));
            then.slices().add(at, page.told());
            page.keep(then);
        });
        return new FanOut.Parted(step, page.parents());
    }

    private Flux<Step> changes() {
        place.read();
        if (plan.mode() == Settings.Mode.FULL) {
            return Flux.never();
        }
        boolean justRead = place.isFull();
        place.slices().clear();
        place.changes();
        return plan.isFollowed() ? new Following(client, plan, place, fanOut, leftOut).steps() : again(justRead);
    }

    /** Lists of which Lever does not tell what has changed. */
    private Flux<Step> again(boolean justRead) {
        Flux<Step> rounds = Flux.defer(this::round).concatWith(pause()).repeat();
        return justRead ? pause().concatWith(rounds) : rounds;
    }

    private Flux<Step> pause() {
        return Mono.delay(plan.listInterval(), client.timeAndChance().scheduler())
                .thenMany(Flux.empty());
    }

    private Flux<Step> round() {
        Set<String> seen = new HashSet<>();
        // with nothing to compare to, what is there is where changes begin
        boolean isFirst = plan.mode() == Settings.Mode.CHANGES && !place.isCompared();
        return export.begin()
                .flatMapMany(from -> fanOut.after(export.list(from), batch -> again(batch, seen, isFirst))
                        .concatWith(Flux.defer(() -> Flux.just(gone(seen, from.confidential())))));
    }

    private FanOut.Parted again(Batch batch, Set<String> seen, boolean isFirst) {
        Page page = page(batch, traits -> !seen.add(traits.key()), traits -> {
            seen.add(traits.key());
            return true;
        });
        Step step = new Step(isFirst ? List.of() : page.outs(), page::keep);
        return new FanOut.Parted(step, isFirst ? List.of() : page.parents());
    }

    /** What is missing for the second time. A list that moves while it is read may be without one that is there. */
    private Step gone(Set<String> seen, boolean confidential) {
        List<String> gone = plan.forgets() || !place.seesAsMuch(confidential) ? List.of() : place.missing(seen);
        List<Out> outs =
                gone.stream().map(key -> new Out(plan.root(), key, null, null)).toList();
        if (place.isTooMuch()) {
            LOG.warn(
                    "account {}: {} are more than {}: after a restart they are told again whole, and of what went"
                            + " meanwhile nothing is known",
                    plan.account(),
                    plan.root().text(),
                    Told.MOST_OF_ALL);
        }
        return new Step(outs, then -> {
                    gone.forEach(then::forget);
                    then.compared();
                })
                .at(client.timeAndChance().now().toEpochMilli());
    }

    /**
     * A record that is told takes what came with it along.
     *
     * @param taken asked once of each name for one that has none of its own: whether another record has it
     * @param news whether one is to be told, unless it has been already
     * @throws LeftOut.NotReadException if something was to come with it, and did not
     */
    private Page page(Batch batch, Predicate<Traits> taken, Predicate<Traits> news) {
        Page page = new Page(plan.fansOut());
        boolean told = false;
        boolean anonymized = false;
        for (Row row : batch.rows()) {
            RawJson json = row.json();
            Traits traits = Traits.of(json);
            if (row.resource() == plan.root()) {
                traits = traits.apart(taken);
                told = news.test(traits) && !place.told().has(traits);
                anonymized = traits.isAnonymized();
                if (told) {
                    page.root(plan.root(), json, traits);
                }
            } else if (told) {
                page.child(row.resource(), row.parent(), json, traits, anonymized);
            }
        }
        for (Skipped skipped : batch.skipped()) {
            if (page.told().stream().anyMatch(traits -> traits.key().equals(skipped.id()))) {
                leftOut.add(skipped.resource(), skipped.reason());
            }
        }
        return page;
    }
}
