package dev.lever4j.client.changes;

import dev.lever4j.client.changes.Change.ApplicationDeleted;
import dev.lever4j.client.changes.Change.OpportunityChanged;
import dev.lever4j.client.changes.Change.OpportunityDeleted;
import dev.lever4j.client.changes.Change.PostingChanged;
import dev.lever4j.client.changes.Change.PostingDeleted;
import dev.lever4j.client.changes.Change.Why;
import dev.lever4j.client.changes.ChangePosition.Round;
import dev.lever4j.client.changes.Seen.Answer;
import dev.lever4j.error.LeverException;
import dev.lever4j.json.RawJson;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Posting;
import dev.lever4j.request.OpportunityFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One subscription to a feed. Rounds, lists, pages and hints follow one another, so its state needs no guard. */
final class FeedRun {
    /** A day less than other connectors say that Lever takes. */
    private static final Duration WINDOW = Duration.ofDays(29);

    /** In the place of an id. */
    private static final String NOTHING = "";

    /** Hints that are read between two pages. */
    private static final int MEANWHILE = 20;

    private final ChangeFeed feed;
    private final Hints hints;
    private final Seen seen = new Seen();
    private ChangePosition position;

    FeedRun(ChangeFeed feed, Hints hints) {
        this.feed = feed;
        this.hints = hints;
        this.position = feed.from();
    }

    /** All lists once, from where the position is; its last set is there even if nothing has changed. */
    Flux<ChangeSet> round() {
        return Flux.defer(() -> {
            Round begun = position.round();
            Round round = begun == null ? next() : resumed(begun);
            boolean rescan = feed.rescan().isDue(position.rescanned(), round.until());
            List<Listing<?>> lists = lists(round, rescan);
            return Flux.range(round.step(), Math.max(0, lists.size() - round.step()))
                    .concatMap(step -> list(round.at(step, step == round.step() ? round.cursor() : null), lists), 0)
                    .concatWith(Mono.fromSupplier(() -> over(round, rescan)));
        });
    }

    /** Until the next round, what hints say. The end of the pause ends the wait for a hint, never what it has begun. */
    Flux<ChangeSet> pause() {
        return Flux.defer(() -> {
            long since = feed.time().ticker().getAsLong();
            return hinted(() -> Mono.firstWithSignal(over(since), hints.next()));
        });
    }

    private Mono<String> over(long since) {
        return Mono.defer(() -> {
            Duration left = feed.every().minus(feed.time().since(since));
            return Mono.delay(
                            left.isNegative() ? Duration.ZERO : left,
                            feed.time().scheduler())
                    .thenReturn(NOTHING);
        });
    }

    /** Where the clock was set back, what lies between is read again. */
    private Round next() {
        Instant now = feed.time().now();
        return new Round(earlier(position.since(), now).minus(feed.overlap()), now, feed.form(), 0, null);
    }

    /** A round that was begun by a feed with other options is begun anew, as its lists are others. */
    private Round resumed(Round begun) {
        return begun.form().equals(feed.form()) ? begun : new Round(begun.from(), begun.until(), feed.form(), 0, null);
    }

    private Flux<ChangeSet> list(Round at, List<Listing<?>> lists) {
        return lists.get(at.step())
                .from(at.cursor())
                .map(page -> told(page, at))
                .filter(set -> !set.changes().isEmpty())
                .concatMap(set -> Flux.just(set).concatWith(hintedMeanwhile()), 0);
    }

    private ChangeSet told(Listing.Told page, Round at) {
        position = position.in(page.next() == null ? at.at(at.step() + 1, null) : at.at(at.step(), page.next()));
        return new ChangeSet(page.changes(), position);
    }

    private ChangeSet over(Round round, boolean rescan) {
        position = position.after(round, rescan);
        seen.forgetBefore(round.until().minus(feed.overlap()));
        return new ChangeSet(List.of(), position);
    }

    /** Not many, so that the lists move on: they tell of a hundred with one request. */
    private Flux<ChangeSet> hintedMeanwhile() {
        return hinted(() -> hints.nextNow().defaultIfEmpty(NOTHING)).take(MEANWHILE);
    }

    /** One after the other, until there is none. */
    private Flux<ChangeSet> hinted(Supplier<Mono<String>> ids) {
        return Flux.<Mono<String>>generate(sink -> sink.next(ids.get()))
                .concatMap(FeedRun::onDemand, 0)
                .takeWhile(id -> !id.equals(NOTHING))
                .concatMap(this::read, 0);
    }

    /** The record as it is now; nothing if it cannot be read, since a list will tell. */
    private Mono<ChangeSet> read(String id) {
        return Mono.defer(() -> feed.read(id))
                .mapNotNull(record -> changed(record.opportunity(), record.bytes()))
                .map(change -> new ChangeSet(List.of(change), position))
                .onErrorResume(
                        error -> error instanceof LeverException || error instanceof IllegalArgumentException,
                        no -> Mono.empty());
    }

    private List<Listing<?>> lists(Round round, boolean rescan) {
        List<Listing<?>> lists = new ArrayList<>();
        lists.add(opportunities(filter -> filter.updatedFrom(round.from()), this::changed));
        if (feed.postings()) {
            lists.add(new Listing<>(
                    feed.lever()
                            .postings()
                            .list(where -> where.updatedFrom(round.from()).confidentiality(feed.confidentiality())),
                    this::posting));
        }
        // beyond now, where Lever's clock may be by now
        Instant end = round.until().plus(feed.overlap());
        for (Instant begin = round.from(); begin.isBefore(end); begin = begin.plus(WINDOW)) {
            deleted(lists, begin, earlier(begin.plus(WINDOW), end));
        }
        if (rescan) {
            boolean all = feed.rescan().which() == Rescan.Which.ALL;
            lists.add(opportunities(
                    filter -> all ? filter : filter.archived(false), (one, record) -> rescanned(one, record, round)));
        }
        return lists;
    }

    private Listing<?> opportunities(
            UnaryOperator<OpportunityFilter.Builder> which, BiFunction<Opportunity, RawJson, @Nullable Change> change) {
        return new Listing<>(
                feed.lever().opportunities().list(which.apply(feed.filter()).build()), change);
    }

    private void deleted(List<Listing<?>> lists, Instant begin, Instant end) {
        lists.add(new Listing<>(
                feed.lever()
                        .opportunities()
                        .listDeleted(where -> where.deletedFrom(begin).deletedTo(end)),
                (one, record) -> isNew("o/" + one.id(), one.deletedAt())
                        ? new OpportunityDeleted(one.id(), one.deletedAt())
                        : null));
        if (feed.postings()) {
            lists.add(new Listing<>(
                    feed.lever()
                            .postings()
                            .listDeleted(where -> where.deletedFrom(begin).deletedTo(end)),
                    (one, record) -> isNew("p/" + one.id(), one.deletedAt())
                            ? new PostingDeleted(one.id(), one.deletedAt())
                            : null));
        }
        lists.add(new Listing<>(
                feed.lever().applications().listDeleted(begin, end),
                (one, record) -> isNew("a/" + one.id(), one.deletedAt()) ? new ApplicationDeleted(one) : null));
    }

    private @Nullable Change changed(Opportunity one, RawJson record) {
        return seen.record("o/" + one.id(), one.updatedAt(), record) == Answer.NEWS
                ? new OpportunityChanged(one, record, Why.CHANGED)
                : null;
    }

    /** Told though it has not changed, but not as it was before it did. */
    private @Nullable Change rescanned(Opportunity one, RawJson record, Round round) {
        Instant at = one.updatedAt();
        Answer answer =
                at == null || at.isBefore(round.from()) ? Answer.SAME : seen.record("o/" + one.id(), at, record);
        return switch (answer) {
            case NEWS -> new OpportunityChanged(one, record, Why.CHANGED);
            case SAME -> new OpportunityChanged(one, record, Why.RESCANNED);
            case OLDER -> null;
        };
    }

    private @Nullable Change posting(Posting one, RawJson record) {
        return seen.record("p/" + one.id(), one.updatedAt(), record) == Answer.NEWS
                ? new PostingChanged(one, record)
                : null;
    }

    private boolean isNew(String key, @Nullable Instant deletedAt) {
        return seen.deletion(key, deletedAt) == Answer.NEWS;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Begun when it is asked for; hidden, since a known value would be subscribed to at once. */
    private static <T> Flux<T> onDemand(Mono<T> one) {
        return Flux.just(one).hide().concatMap(Function.identity(), 0);
    }
}
