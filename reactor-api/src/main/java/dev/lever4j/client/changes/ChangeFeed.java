package dev.lever4j.client.changes;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.RawCall;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.json.RawJson;
import dev.lever4j.json.SingleReader;
import dev.lever4j.model.Confidentiality;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.request.OpportunityExpand;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.webhook.WebhookDelivery;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What changes in an account: opportunities and postings that are new or otherwise than they were, and what was
 * deleted. Immutable; nothing is sent before a subscription, and each subscription is a feed of its own from the same
 * position.
 *
 * <p><b>What it tells.</b> Round by round it reads Lever's lists of what was updated, and of what was deleted, since a
 * while before the last round ({@link #overlap}); of what that brings twice it tells once. Webhooks make it faster, not
 * safer: what a delivery names is read at once ({@link #hints}), and a list tells of it in any case. Changes are to be
 * applied in the order in which they come. What lies under an opportunity is not read; {@link #rescan} says when to.
 *
 * <p><b>Position.</b> Each set has one. A feed that is begun from it tells of everything that this one would have told
 * after that set, and of a few things again. Nothing but the consumer saves it.
 *
 * <p><b>Demand.</b> No request at zero demand, and no page ahead of it. <b>Thread, retries, errors</b> are those of
 * {@link dev.lever4j.client.Paged}; after an error begin again from the position of the last set that is safe.
 * <b>Cancelling</b> aborts the request in flight.
 */
public final class ChangeFeed {
    private static final SingleReader<Opportunity> TYPED = SingleReader.typed(Opportunity.class);
    private static final SingleReader<RawJson> RAW = SingleReader.raw();

    private final LeverClient lever;
    private final ChangePosition from;
    private final Options options;

    private record Options(
            Duration every,
            Duration overlap,
            Rescan rescan,
            ConfidentialityFilter confidentiality,
            List<OpportunityExpand> expand,
            Flux<WebhookDelivery> hints,
            boolean postings) {}

    /** What is read of an opportunity by its id. */
    record Named(Opportunity opportunity, RawJson bytes) {}

    private ChangeFeed(LeverClient lever, ChangePosition from, Options options) {
        this.lever = lever;
        this.from = from;
        this.options = options;
    }

    /** With the defaults that each method names; {@link LeverClient#changes} makes one too. */
    public static ChangeFeed of(LeverClient lever, ChangePosition from) {
        return new ChangeFeed(
                lever,
                from,
                new Options(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Rescan.CHANGED,
                        ConfidentialityFilter.NON_CONFIDENTIAL,
                        List.of(),
                        Flux.never(),
                        true));
    }

    /** How long a round waits after the one before it; a minute by default. */
    public ChangeFeed every(Duration pause) {
        return with(now -> new Options(
                positive(pause), now.overlap, now.rescan, now.confidentiality, now.expand, now.hints, now.postings));
    }

    /**
     * How far a round looks back beyond the last one; ten minutes by default. It has to be longer than this machine's
     * clock can differ from Lever's, and than Lever takes to put a change into its lists.
     */
    public ChangeFeed overlap(Duration back) {
        return with(now -> new Options(
                now.every, positive(back), now.rescan, now.confidentiality, now.expand, now.hints, now.postings));
    }

    /** Which opportunities are told of for the sake of what lies under them; {@link Rescan#CHANGED} by default. */
    public ChangeFeed rescan(Rescan which) {
        return with(now ->
                new Options(now.every, now.overlap, which, now.confidentiality, now.expand, now.hints, now.postings));
    }

    /**
     * Which opportunities and postings; those that are not confidential by default, as Lever's lists have it. What a
     * feed with a narrower choice has left out before its position is not told later: begin with an export.
     */
    public ChangeFeed confidentiality(ConfidentialityFilter which) {
        return with(now -> new Options(now.every, now.overlap, now.rescan, which, now.expand, now.hints, now.postings));
    }

    /** What opportunities are told with, in place of ids; nothing by default. */
    public ChangeFeed expand(OpportunityExpand... fields) {
        return with(now -> new Options(
                now.every, now.overlap, now.rescan, now.confidentiality, List.of(fields), now.hints, now.postings));
    }

    /**
     * What Lever pushes, as a {@link dev.lever4j.client.webhook.WebhookReceiver}'s handler passes it on. It is
     * subscribed to as long as the feed is; its errors and its end are nobody's.
     */
    public ChangeFeed hints(Flux<WebhookDelivery> deliveries) {
        return with(now -> new Options(
                now.every, now.overlap, now.rescan, now.confidentiality, now.expand, deliveries, now.postings));
    }

    /**
     * Without postings: neither those that have changed nor those that were deleted are asked for, two requests a
     * round.
     */
    public ChangeFeed withoutPostings() {
        return with(now ->
                new Options(now.every, now.overlap, now.rescan, now.confidentiality, now.expand, now.hints, false));
    }

    /** One round, from the position to now. Its last set is there even if nothing has changed. */
    public Flux<ChangeSet> once() {
        return feed(FeedRun::round);
    }

    /** Round after round, without an end. */
    public Flux<ChangeSet> follow() {
        return feed(run -> run.round().concatWith(run.pause()).repeat());
    }

    private Flux<ChangeSet> feed(Function<FeedRun, Flux<ChangeSet>> sets) {
        return Flux.using(() -> new Hints(options.hints), hints -> sets.apply(new FeedRun(this, hints)), Hints::dispose)
                .onErrorStop();
    }

    LeverClient lever() {
        return lever;
    }

    ChangePosition from() {
        return from;
    }

    TimeAndChance time() {
        return lever.timeAndChance();
    }

    Duration every() {
        return options.every;
    }

    Duration overlap() {
        return options.overlap;
    }

    Rescan rescan() {
        return options.rescan;
    }

    ConfidentialityFilter confidentiality() {
        return options.confidentiality;
    }

    boolean postings() {
        return options.postings;
    }

    OpportunityFilter.Builder filter() {
        OpportunityFilter.Builder filter = OpportunityFilter.builder().confidentiality(confidentiality());
        return options.expand.isEmpty() ? filter : filter.expand(options.expand.toArray(OpportunityExpand[]::new));
    }

    /** As it is now; empty where the lists would not tell of it. */
    Mono<Named> read(String id) {
        RawCall get = lever.raw().get("/opportunities/{opportunity}", id);
        for (OpportunityExpand field : options.expand) {
            get = get.query("expand", field.text());
        }
        return get.exchange()
                .map(answer -> new Named(TYPED.read(answer.bytes()), RAW.read(answer.bytes())))
                .filter(named -> named.opportunity().id().equalsIgnoreCase(id) && isAskedFor(named.opportunity()));
    }

    /** Tells the options that lists depend on from others. */
    String form() {
        String said = options.overlap + " " + options.rescan + " " + options.confidentiality + " " + options.expand
                // positions of feeds with them are older than the choice
                + (options.postings ? "" : " without postings");
        return HexFormat.of().toHexDigits(said.hashCode());
    }

    private boolean isAskedFor(Opportunity one) {
        return options.confidentiality == ConfidentialityFilter.ALL
                || Confidentiality.CONFIDENTIAL.equals(one.confidentiality())
                        == (options.confidentiality == ConfidentialityFilter.CONFIDENTIAL);
    }

    private ChangeFeed with(UnaryOperator<Options> change) {
        return new ChangeFeed(lever, from, change.apply(options));
    }

    private static Duration positive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the time must be positive, not " + time);
        }
        return time;
    }
}
