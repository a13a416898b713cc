package dev.lever4j.samples.batch;

import dev.lever4j.samples.batch.Change.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What has changed since the last night, into a file of its own. The cursor moves only when the file is there: a run
 * that is killed in between brings the same changes again, in another file.
 */
final class Delta {
    private final ChangeFeed feed;
    private final String server;
    private final Path folder;
    private final Duration overlap;
    private final Duration firstNight;

    /**
     * What a night brought.
     *
     * @param changes new ones
     * @param deleted opportunities that have gone
     */
    record Result(long changes, Set<String> deleted) {}

    Delta(ChangeFeed feed, Settings settings) {
        this.feed = feed;
        this.server = settings.server();
        this.folder = settings.folder();
        this.overlap = settings.overlap();
        this.firstNight = settings.firstNight();
    }

    // begin delta
    Mono<Result> run(Instant now) {
        return load(now).flatMap(last -> {
            Set<String> seen = new HashSet<>();
            Flux<Change> fresh = feed.since(last.since(), now)
                    .doOnNext(change -> remember(change, now, seen))
                    .filter(change -> !last.seen().contains(change.key()));
            return gather(LineFile.write(file(now), fresh, Change::line))
                    .delayUntil(done -> save(new NightState(server, now.minus(overlap), seen)));
        });
    }
    // end delta

    /** What a run would bring; nothing is kept. */
    Mono<Result> preview(Instant now) {
        return load(now)
                .flatMap(last -> gather(feed.since(last.since(), now)
                        .filter(change -> !last.seen().contains(change.key()))));
    }

    /** What the next night asks for again. */
    private void remember(Change change, Instant now, Set<String> seen) {
        if (!change.isBefore(now.minus(overlap))) {
            seen.add(change.key());
        }
    }

    private static Mono<Result> gather(Flux<Change> changes) {
        return changes.reduceWith(() -> new Result(0, new HashSet<>()), (so, change) -> {
            if (change.deleted() && change.kind() == Kind.OPPORTUNITY) {
                so.deleted().add(change.id());
            }
            return new Result(so.changes() + 1, so.deleted());
        });
    }

    private Mono<NightState> load(Instant now) {
        return Mono.fromCallable(() -> NightState.load(state(), server, now.minus(firstNight)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Void> save(NightState next) {
        return Mono.<Void>fromCallable(() -> {
                    next.save(state());
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Path state() {
        return folder.resolve("cursor.json");
    }

    private Path file(Instant now) {
        return folder.resolve("changes-" + now.toEpochMilli() + ".ndjson");
    }
}
