package dev.lever4j.samples.batch;

import dev.lever4j.client.LeverClient;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.samples.batch.Change.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;

/** What has changed and what has gone since a time. Lists of deleted records are asked for month by month. */
final class ChangeFeed {
    /** Lever is said to take 30 days at most. */
    private static final Duration WINDOW = Duration.ofDays(29);

    private final LeverClient lever;
    private final ConfidentialityFilter which;

    ChangeFeed(LeverClient lever, ConfidentialityFilter which) {
        this.lever = lever;
        this.which = which;
    }

    // begin feed
    /** Each change once. Up to a time that the caller's clock says is now. */
    Flux<Change> since(Instant from, Instant now) {
        return Flux.concat(List.of(
                        updated(Kind.OPPORTUNITY, from),
                        updated(Kind.POSTING, from),
                        deleted(Kind.OPPORTUNITY, from, now),
                        deleted(Kind.POSTING, from, now),
                        deleted(Kind.APPLICATION, from, now)))
                .distinct(Change::key);
    }
    // end feed

    private Flux<Change> updated(Kind kind, Instant from) {
        return (kind == Kind.POSTING
                        ? lever.postings()
                                .list(where -> where.updatedFrom(from).confidentiality(which))
                                .raw()
                        : lever.opportunities()
                                .list(where -> where.updatedFrom(from).confidentiality(which))
                                .raw())
                .items()
                .map(json -> Change.of(kind, false, json));
    }

    private Flux<Change> deleted(Kind kind, Instant from, Instant now) {
        // the end does not belong to a window
        Instant end = now.plusSeconds(1);
        return Flux.<Instant, Instant>generate(() -> from, (begin, windows) -> {
                    windows.next(begin);
                    Instant next = begin.plus(WINDOW);
                    if (!next.isBefore(end)) {
                        windows.complete();
                    }
                    return next;
                })
                .concatMap(begin -> window(kind, begin, earlier(begin.plus(WINDOW), end)), 0);
    }

    private Flux<Change> window(Kind kind, Instant from, Instant to) {
        return (switch (kind) {
                    case OPPORTUNITY ->
                        lever.opportunities()
                                .listDeleted(where -> where.deletedFrom(from).deletedTo(to))
                                .raw();
                    case POSTING ->
                        lever.postings()
                                .listDeleted(where -> where.deletedFrom(from).deletedTo(to))
                                .raw();
                    case APPLICATION ->
                        lever.applications().listDeleted(from, to).raw();
                })
                .items()
                .map(json -> Change.of(kind, true, json));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
