package dev.lever4j.export;

import dev.lever4j.client.Page;
import dev.lever4j.export.ChildLists.Answer;
import dev.lever4j.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The child lists of all parents. Task n is the child n % k of the parent n / k, so that one number says how far it has
 * come. A child that has been refused for a few parents, and never granted, is refused altogether: the credential lacks
 * the right to it, and asking a million times more would not change that. A list that cannot be read, though others
 * can, is passed over, so that it does not stop all of them for ever.
 */
final class FanOutJobs implements Jobs<Batch> {
    private final List<ChildKind> kinds;
    private final ChildLists lists;
    private final ParentQueue parents;
    private final Refusal policy;
    private final Tally tally;

    // as tasks begin
    private long task;
    private @Nullable String parent;

    // as tasks end, in their order
    private long refused;
    private long failed;

    /**
     * Goes on from a task.
     *
     * @param kinds of those that cost a request, at least one
     */
    FanOutJobs(
            List<ChildKind> kinds,
            Parents parents,
            Position.InFanOut from,
            ChildLists lists,
            Refusal policy,
            Tally tally) {
        this.kinds = kinds;
        this.task = from.next();
        this.refused = from.refused();
        this.failed = from.failed();
        this.parents = new ParentQueue(parents.from(task / kinds.size()));
        this.lists = lists;
        this.policy = policy;
        this.tally = tally;
    }

    @Override
    public void begin(Runnable wake) {
        parents.begin(wake);
    }

    @Override
    public @Nullable Mono<Landing<Batch>> next() {
        int child = (int) (task % kinds.size());
        if (parent == null || child == 0) {
            parent = parents.poll();
        }
        if (parent == null) {
            return null;
        }
        String id = parent;
        long number = task++;
        ChildKind kind = kinds.get(child);
        return kind.isRefusedAltogether()
                ? Mono.just(() -> refused(number, id, kind))
                : lists.ask(id, number / kinds.size(), kind).map(answer -> () -> land(number, id, kind, answer));
    }

    private Batch land(long number, String id, ChildKind kind, Answer answer) {
        if (answer instanceof Answer.Read read) {
            return read(number, id, kind, read.pages());
        }
        if (answer instanceof Answer.Gone gone) {
            return orFail(gone.why(), () -> gone(number, id, kind));
        }
        if (answer instanceof Answer.Refused no) {
            return orFail(no.why(), () -> refused(number, id, kind));
        }
        Answer.Unreadable bad = (Answer.Unreadable) answer;
        return orFail(bad.why(), () -> failed(number, id, kind, bad));
    }

    private Batch orFail(RuntimeException why, Supplier<Batch> otherwise) {
        if (policy == Refusal.FAIL) {
            throw why;
        }
        return otherwise.get();
    }

    private Batch read(long number, String id, ChildKind kind, List<Page<RawJson>> pages) {
        kind.landed();
        List<Row> rows = new ArrayList<>();
        for (Page<RawJson> page : pages) {
            tally.page(kind.resource);
            page.items().forEach(json -> rows.add(new Row(kind.resource, id, json)));
        }
        return batch(number, rows, List.of());
    }

    private Batch gone(long number, String id, ChildKind kind) {
        kind.gone();
        tally.gone(kind.resource);
        return batch(number, List.of(), List.of(new Skipped(kind.resource, id, Skipped.Reason.GONE)));
    }

    private Batch failed(long number, String id, ChildKind kind, Answer.Unreadable bad) {
        kind.failed();
        if (kind.isBroken(bad.why())) {
            throw bad.why();
        }
        failed++;
        tally.skipped(kind.resource);
        return batch(number, List.of(), List.of(new Skipped(kind.resource, id, Skipped.Reason.FAILED)));
    }

    /** Said once for each parent, and once for all when it turns out to be for all. */
    private Batch refused(long number, String id, ChildKind kind) {
        refused++;
        tally.skipped(kind.resource);
        int before = kind.refused();
        if (kind.isSingle(before)) {
            return batch(number, List.of(), List.of(new Skipped(kind.resource, id, Skipped.Reason.REFUSED)));
        }
        boolean first = kind.isFirstOfAll(before);
        List<Skipped> said = first ? List.of(new Skipped(kind.resource, null, Skipped.Reason.REFUSED)) : List.of();
        return batch(number, List.of(), said);
    }

    private Batch batch(long number, List<Row> rows, List<Skipped> skipped) {
        return new Batch(rows, skipped, new Position.InFanOut(number + 1, refused, failed), null);
    }

    @Override
    public boolean isOver() {
        boolean between = parent == null || task % kinds.size() == 0;
        return between && parents.isOver();
    }

    @Override
    public void end() {
        parents.end();
    }
}
