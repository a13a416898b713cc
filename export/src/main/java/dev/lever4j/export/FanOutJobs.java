package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Page;
import dev.lever4j.error.AuthException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.json.RawJson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The child lists of all parents. Task n is the child n % k of the parent n / k, so that one number says how far it has
 * come. A child that has been refused for a few parents, and never granted, is refused altogether: the credential lacks
 * the right to it, and asking a million times more would not change that. A list that cannot be read, though others
 * can, is passed over, so that it does not stop all of them for ever.
 */
final class FanOutJobs implements Jobs<Batch> {
    private static final int REFUSALS = 5;
    /** More lists than that, one after the other, are not each at fault by itself. */
    private static final int FAILURES_IN_A_ROW = 20;
    /** Other parents that are asked whether it is one list or all. */
    private static final int OTHERS = 3;

    private final LeverClient client;
    private final List<ExportResource> children;
    private final Parents all;
    private final ParentQueue parents;
    private final Refusal policy;
    private final Patience patience;
    private final Tally tally;

    // as tasks begin
    private long task;
    private @Nullable String parent;

    // as tasks end, in their order
    private long refused;
    private long failed;
    private int failedInARow;
    private final Map<ExportResource, Integer> refusals = new EnumMap<>(ExportResource.class);
    private final Set<ExportResource> granted = EnumSet.noneOf(ExportResource.class);

    /**
     * Goes on from a task.
     *
     * @param children those that cost a request, at least one
     */
    FanOutJobs(
            LeverClient client,
            List<ExportResource> children,
            Parents parents,
            Position.InFanOut from,
            Refusal policy,
            Patience patience,
            Tally tally) {
        this.client = client;
        this.children = List.copyOf(children);
        this.task = from.next();
        this.refused = from.refused();
        this.failed = from.failed();
        this.all = parents;
        this.parents = new ParentQueue(parents.from(task / children.size()));
        this.policy = policy;
        this.patience = patience;
        this.tally = tally;
    }

    @Override
    public void begin(Runnable wake) {
        parents.begin(wake);
    }

    @Override
    public @Nullable Mono<Landing<Batch>> next() {
        int child = (int) (task % children.size());
        if (parent == null || child == 0) {
            parent = parents.poll();
        }
        if (parent == null) {
            return null;
        }
        long number = task++;
        return job(number, parent, children.get(child));
    }

    private Mono<Landing<Batch>> job(long number, String id, ExportResource child) {
        if (isRefusedAltogether(child)) {
            return Mono.just(() -> refused(number, id, child));
        }
        Mono<Landing<Batch>> job = patience.with(pages(id, child)).map(pages -> () -> land(number, id, child, pages));
        return policy == Refusal.FAIL
                ? job
                : job.onErrorResume(NotFoundException.class, gone -> Mono.just(() -> gone(number, id, child)))
                        .onErrorResume(ForbiddenException.class, no -> Mono.just(() -> refused(number, id, child)))
                        .onErrorResume(
                                FanOutJobs::isOfOneList,
                                why -> alone(number, child)
                                        .<Landing<Batch>>map(alone -> () -> failed(number, id, child, why))
                                        .switchIfEmpty(Mono.error(why)));
    }

    /** A refused offset restarts the list once. */
    private Mono<List<Page<RawJson>>> pages(String id, ExportResource child) {
        Mono<List<Page<RawJson>>> list = client.raw()
                .get(child.endpoint().template(), id)
                .paged()
                .pages()
                .collectList();
        return list.onErrorResume(OffsetExpiredException.class, refused -> list);
    }

    /** Whether it may be one list that is at fault, not the credential, its limit, or this program. */
    private static boolean isOfOneList(Throwable error) {
        return error instanceof LeverException
                && !(error instanceof AuthException
                        || error instanceof UnauthorizedException
                        || error instanceof RateLimitedException
                        || error instanceof ClientClosedException);
    }

    /** That Lever answers as ever for another parent, any of a few; empty if for none of them. */
    private Mono<Boolean> alone(long number, ExportResource child) {
        long own = number / children.size();
        return Flux.range(0, OTHERS)
                .filter(any -> all.count() > 1)
                .concatMap(any -> all.from(another(own)).next().flatMap(id -> answers(id, child)), 0)
                .next();
    }

    private Mono<Boolean> answers(String id, ExportResource child) {
        return pages(id, child)
                .map(pages -> true)
                .onErrorResume(NotFoundException.class, gone -> Mono.just(true))
                .onErrorResume(ForbiddenException.class, no -> Mono.just(true))
                .onErrorResume(FanOutJobs::isOfOneList, alike -> Mono.empty());
    }

    private long another(long own) {
        long other = client.timeAndChance().random().nextLong(all.count() - 1);
        return other < own ? other : other + 1;
    }

    private Batch land(long number, String id, ExportResource child, List<Page<RawJson>> pages) {
        granted.add(child);
        failedInARow = 0;
        List<Row> rows = new ArrayList<>();
        for (Page<RawJson> page : pages) {
            tally.page(child);
            page.items().forEach(json -> rows.add(new Row(child, id, json)));
        }
        rows.forEach(row -> tally.row(child));
        return batch(number, rows, List.of());
    }

    private Batch gone(long number, String id, ExportResource child) {
        tally.gone(child);
        return batch(number, List.of(), List.of(new Skipped(child, id, Skipped.Reason.GONE)));
    }

    private Batch failed(long number, String id, ExportResource child, Throwable why) {
        if (++failedInARow > FAILURES_IN_A_ROW) {
            throw Exceptions.propagate(why);
        }
        failed++;
        tally.skipped(child);
        return batch(number, List.of(), List.of(new Skipped(child, id, Skipped.Reason.FAILED)));
    }

    /** Said once for each parent, and once for all when it turns out to be for all. */
    private Batch refused(long number, String id, ExportResource child) {
        refused++;
        tally.skipped(child);
        int before = refusals.merge(child, 1, Integer::sum);
        if (granted.contains(child) || before < REFUSALS) {
            return batch(number, List.of(), List.of(new Skipped(child, id, Skipped.Reason.REFUSED)));
        }
        List<Skipped> said = before == REFUSALS ? List.of(new Skipped(child, null, Skipped.Reason.REFUSED)) : List.of();
        return batch(number, List.of(), said);
    }

    private boolean isRefusedAltogether(ExportResource child) {
        return !granted.contains(child) && refusals.getOrDefault(child, 0) >= REFUSALS;
    }

    private Batch batch(long number, List<Row> rows, List<Skipped> skipped) {
        return new Batch(rows, skipped, new Position.InFanOut(number + 1, refused, failed), null);
    }

    @Override
    public boolean isOver() {
        boolean between = parent == null || task % children.size() == 0;
        return between && parents.isOver();
    }

    @Override
    public void end() {
        parents.end();
    }
}
