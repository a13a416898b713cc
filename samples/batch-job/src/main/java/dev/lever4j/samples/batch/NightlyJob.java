package dev.lever4j.samples.batch;

import dev.lever4j.client.LeverClient;
import dev.lever4j.json.LeverJson;
import dev.lever4j.request.PerformAs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The night: who does it, what has changed, what is written back. Nothing happens before a subscription. */
final class NightlyJob {
    private final LeverClient lever;
    private final ItemLedger ledger;
    private final Settings settings;
    private final Flux<WorkItem> work;

    /** @param ledger of a folder that this process has locked */
    NightlyJob(LeverClient lever, ItemLedger ledger, Settings settings, Flux<WorkItem> work) {
        this.lever = lever;
        this.ledger = ledger;
        this.settings = settings;
        this.work = work;
    }

    // begin night
    Mono<Report> run() {
        return Mono.defer(() -> {
            Instant now = now();
            return actingUser().flatMap(me -> delta(now).flatMap(delta -> writeBack(me, delta, now)));
        });
    }
    // end night

    Instant now() {
        return lever.timeAndChance().now();
    }

    Mono<PerformAs> actingUser() {
        return ActingUser.of(lever, settings.performAs());
    }

    private Delta feed() {
        return new Delta(new ChangeFeed(lever, settings.confidentiality()), settings);
    }

    Mono<Delta.Result> delta(Instant now) {
        return settings.dryRun() ? refused() : feed().run(now);
    }

    Mono<Report> writeBack(PerformAs me, Delta.Result delta, Instant now) {
        return settings.dryRun() ? refused() : Mono.defer(() -> written(me, delta, now));
    }

    private Mono<Report> written(PerformAs me, Delta.Result delta, Instant now) {
        Set<String> open = ledger.unfinished();
        WriteBack writeBack = new WriteBack(lever, me, ledger, delta.deleted(), settings);
        return LineFile.write(results(now), writeBack.results(work), NightlyJob::line)
                .doOnNext(result -> open.remove(result.item().key()))
                .reduceWith(() -> new Report(now, delta.changes()), Report::with)
                .map(report -> report.open(open.size()));
    }

    private static <T> Mono<T> refused() {
        return Mono.error(() -> new IllegalStateException("a dry run writes nothing"));
    }

    /** Reads, and writes nothing, here or at Lever. */
    Mono<Plan> plan() {
        return Mono.defer(() -> {
            Instant now = now();
            return actingUser()
                    .then(feed().preview(now))
                    .flatMap(delta -> Plan.of(work, ledger, delta, lever.rate().perSecond()));
        });
    }

    private Path results(Instant now) {
        return settings.folder().resolve("results-" + now.toEpochMilli() + ".ndjson");
    }

    private static String line(ItemResult result) {
        return new String(LeverJson.encode(result.toMap()), StandardCharsets.UTF_8);
    }
}
