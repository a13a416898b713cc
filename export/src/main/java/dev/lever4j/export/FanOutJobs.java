package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Page;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.json.RawJson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The child lists of all parents. Task n is the child n % k of the parent n / k, so that one number says how far it has
 * come. A child that has been refused for a few parents, and never granted, is refused altogether: the credential lacks
 * the right to it, and asking a million times more would not change that.
 */
final class FanOutJobs implements Jobs<Batch> {
    private static final int REFUSALS = 5;

    private final LeverClient client;
    private final List<ExportResource> children;
    private final ParentQueue parents;
    private final Refusal policy;
    private final Patience patience;
    private final Tally tally;

    // as tasks begin
    private long task;
    private @Nullable String parent;

    // as tasks end, in their order
    private long refused;
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
                        .onErrorResume(ForbiddenException.class, no -> Mono.just(() -> refused(number, id, child)));
    }

    private Mono<List<Page<RawJson>>> pages(String id, ExportResource child) {
        return Mono.defer(() -> client.raw()
                .get(child.endpoint().template(), id)
                .paged()
                .pages()
                .collectList());
    }

    private Batch land(long number, String id, ExportResource child, List<Page<RawJson>> pages) {
        granted.add(child);
        List<Row> rows = new ArrayList<>();
        for (Page<RawJson> page : pages) {
            tally.page(child);
            page.items().forEach(json -> rows.add(new Row(child, id, json)));
        }
        rows.forEach(row -> tally.row(child));
        return batch(number, rows, List.of());
    }

    private Batch gone(long number, String id, ExportResource child) {
        granted.add(child);
        tally.skipped(child);
        return batch(number, List.of(), List.of(new Skipped(child, id, Skipped.Reason.GONE)));
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
        return new Batch(rows, skipped, new Position.InFanOut(number + 1, refused), null);
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
