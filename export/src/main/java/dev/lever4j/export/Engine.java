package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.json.RawJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The phases of one run, which counts what it does. */
final class Engine {
    /** More than a limit of 10/s takes at 5 s an answer. */
    private static final int MOST_IN_FLIGHT = 64;

    /** Clocks differ, and what changes takes a moment to be seen. */
    private static final Duration BEFORE = Duration.ofMinutes(5);

    /** Fewer tell nothing: they may have been deleted. */
    private static final int FEWEST_SAMPLES = 3;

    private static final int MOST_SAMPLES = 10;

    private static final int FULL = 100;

    private final LeverClient client;
    private final What what;
    private final Refusal policy;
    private final Tally tally;
    private final Patience patience;

    Engine(LeverClient client, What what, Refusal policy, Tally tally) {
        this.client = client.listening(tally);
        this.what = what;
        this.policy = policy;
        this.tally = tally;
        this.patience = new Patience(client.timeAndChance());
    }

    Mono<Checkpoint> begin() {
        return Mono.defer(() -> {
            Instant own = client.timeAndChance().now();
            ListQuery query = what.query(client);
            // what the filter says of them is left as it is
            return query.leavesConfidentialityOpen()
                    ? ask(own, query.confidential(true))
                            .map(start -> fresh(start, true))
                            .onErrorResume(
                                    LeverException::isForbidden,
                                    // whoever may not see them is refused a list with them
                                    refused -> beginning(own, query).map(start -> fresh(start, false)))
                    : beginning(own, query).map(start -> fresh(start, query.wantsConfidential()));
        });
    }

    private Checkpoint fresh(Instant start, boolean confidential) {
        return Checkpoint.fresh(what.origin(start).confidential(confidential));
    }

    /** By the server's clock too, where records are asked for by their changes. */
    private Mono<Instant> beginning(Instant own, ListQuery query) {
        return moves()
                // the list itself will say so
                ? ask(own, query).onErrorResume(LeverException::isForbidden, refused -> Mono.just(own))
                : Mono.just(own);
    }

    private Mono<Instant> ask(Instant own, ListQuery query) {
        return patience.with(query.inPagesOf(1).call().exchange())
                .map(answer -> Beginning.of(own, answer.header("date")));
    }

    /**
     * An {@link IllegalArgumentException} as the error if Lever knows none of a few records that are held, here and
     * there among them: one may have been deleted, all of them hardly. Nothing is asked where they are too few to tell.
     */
    Mono<Void> sameAccount(Parents held) {
        long count = held.count();
        if (what.root() != ExportResource.OPPORTUNITIES || count < FEWEST_SAMPLES) {
            return Mono.empty();
        }
        int samples = (int) Math.min(count, MOST_SAMPLES);
        return Flux.range(0, samples)
                .map(sample -> sample * count / samples)
                // what cannot be read is found out where it is needed
                .concatMap(
                        ordinal -> held.from(ordinal).next().onErrorComplete().flatMap(this::isKnown), 0)
                .takeUntil(known -> known)
                .collectList()
                .flatMap(answers ->
                        answers.size() < FEWEST_SAMPLES || answers.contains(true) ? Mono.empty() : what.otherAccount());
    }

    private Mono<Boolean> isKnown(String id) {
        return patience.with(client.raw()
                        .get(Endpoints.GET_OPPORTUNITY.template(), id)
                        .exchange())
                .map(answer -> true)
                // without Lever's code it is the word of somebody on the way
                .onErrorResume(
                        NotFoundException.class, gone -> gone.code().isEmpty() ? Mono.error(gone) : Mono.just(false))
                .onErrorResume(LeverException::isForbidden, secret -> Mono.just(true));
    }

    Mono<ExportPlan> plan() {
        return begin().flatMap(fresh -> estimate(fresh).count().map(count -> plan(fresh, count)));
    }

    /** How many there are, about; empty for a list that can only be counted. */
    Mono<Long> records(Checkpoint from) {
        return what.root().isSliced() ? estimate(from).count().map(Estimate.Count::records) : Mono.empty();
    }

    private Estimate estimate(Checkpoint from) {
        return new Estimate(query(from).inPagesOf(FULL), patience, from.origin().whole(), from.startedAt());
    }

    private ExportPlan plan(Checkpoint fresh, Estimate.Count count) {
        Map<ExportResource, Long> requests = new LinkedHashMap<>();
        requests.put(what.root(), Math.max(1, (count.records() + what.pageSize() - 1) / what.pageSize()));
        what.expanded().forEach(child -> requests.put(child, 0L));
        what.asked().forEach(child -> requests.put(child, count.records()));
        return new ExportPlan(
                fresh.confidential(),
                count.records(),
                count.exact(),
                requests,
                client.rate().perSecond());
    }

    Flux<List<RawJson>> pages() {
        ListQuery query = what.query(client);
        return Flux.fromIterable(what.chains(client.timeAndChance().now()))
                .concatMap(
                        slice -> query.ahead(slice)
                                .pages()
                                .map(page -> what.privacy().of(what.root(), page.records())),
                        0);
    }

    Flux<Batch> list(Checkpoint from) {
        return checked(from, inFlight -> {
            boolean begun = from.gaps().isEmpty();
            Slices slices = what.root().isSliced() ? what.planner(from) : Slices.whole(begun);
            return jobs(query(from), 0, slices, from, inFlight);
        });
    }

    Flux<Batch> closing(Checkpoint from, int pass) {
        long since = from.startedAt().minus(BEFORE).toEpochMilli();
        if (!moves() || query(from).endsBefore(since)) {
            return Flux.empty();
        }
        return checked(
                from, inFlight -> jobs(query(from).updatedFrom(since), pass, Slices.whole(false), from, inFlight));
    }

    /** Whether records change their places in the list: opportunities do, with their stages. */
    boolean moves() {
        return what.root() == ExportResource.OPPORTUNITIES;
    }

    Flux<Batch> fanOut(Parents parents, Checkpoint from) {
        return fanOut(parents, from, ChildKind::new);
    }

    /** @param kind how far what is said of lists of a resource is believed */
    Flux<Batch> fanOut(Parents parents, Checkpoint from, Function<ExportResource, ChildKind> kind) {
        List<ExportResource> children = what.asked();
        if (children.isEmpty()) {
            return Flux.empty();
        }
        return Flux.defer(() -> {
            what.check(from);
            ChildLists lists = new ChildLists(client, ordinal -> others(parents, ordinal), patience);
            Jobs<Batch> jobs =
                    new FanOutJobs(children.stream().map(kind).toList(), parents, from.fanOut(), lists, policy, tally);
            return leaving(new Dispatch<>(jobs, inFlight(), true));
        });
    }

    private Flux<String> others(Parents parents, long own) {
        return parents.count() < 2
                ? Flux.empty()
                : Flux.range(0, ChildLists.OTHERS)
                        .concatMap(
                                any -> parents.from(another(parents.count(), own))
                                        .next(),
                                0);
    }

    private long another(long count, long own) {
        long other = client.timeAndChance().random().nextLong(count - 1);
        return other < own ? other : other + 1;
    }

    /**
     * Files of records.
     *
     * @param expected told how many there will be
     * @param done told after each
     */
    RecordFiles files(LongConsumer expected, Runnable done) {
        return new FileDownloads(client, patience, policy, expected, done);
    }

    private ListQuery query(Checkpoint from) {
        return what.query(client).confidential(from.confidential());
    }

    private Jobs<Batch> jobs(ListQuery query, int pass, Slices slices, Checkpoint from, InFlight inFlight) {
        return new ListJobs(query, pass, slices, pass == 0 ? from.open() : Map.of(), inFlight, patience, tally);
    }

    private Flux<Batch> checked(Checkpoint from, Function<InFlight, Jobs<Batch>> jobs) {
        return Flux.defer(() -> {
            what.check(from);
            InFlight inFlight = inFlight();
            return leaving(new Dispatch<>(jobs.apply(inFlight), inFlight, false));
        });
    }

    /** What becomes of the batches before anybody sees them. */
    private Flux<Batch> leaving(Flux<Batch> batches) {
        return batches.map(batch -> what.privacy().of(batch, tally));
    }

    /** For one subscription. */
    InFlight inFlight() {
        return new InFlight(() -> client.rate().waiting(), MOST_IN_FLIGHT);
    }
}
