package dev.lever4j.export;

import dev.lever4j.client.changes.Change.OpportunityChanged;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.json.RawJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;

/** A batch while it is made. The records themselves are the parents whose lists are read. Not thread-safe. */
final class ChangeDraft implements Parents {
    private final What what;
    private final Unfolding unfolding;
    private final Map<String, RawJson> records = new LinkedHashMap<>();
    private final Set<String> anonymized = new HashSet<>();
    private final Set<SyncBatch.Gone> gone = new LinkedHashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<SyncBatch.Whole> whole = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    ChangeDraft(What what, Unfolding unfolding) {
        this.what = what;
        this.unfolding = unfolding;
    }

    /** What a page tells of the same record later takes the place of what it told before. */
    void changed(OpportunityChanged one) {
        gone.remove(new SyncBatch.Gone(ExportResource.OPPORTUNITIES, one.id()));
        records.put(one.id(), one.record());
        if (Boolean.TRUE.equals(one.opportunity().isAnonymized())) {
            anonymized.add(one.id());
        }
    }

    /** Nothing of such a one is to stay as it was. */
    boolean isAnonymized(String id) {
        return anonymized.contains(id);
    }

    void gone(ExportResource resource, String id) {
        if (resource == what.root()) {
            records.remove(id);
        }
        gone.add(new SyncBatch.Gone(resource, id));
    }

    /** All of a child list; nothing where it is not there any more. */
    void read(ExportResource resource, String parent, List<Row> all) {
        rows.addAll(all);
        whole.add(new SyncBatch.Whole(resource, parent));
    }

    void skipped(List<Skipped> more) {
        skipped.addAll(more);
    }

    @Override
    public long count() {
        return records.size();
    }

    @Override
    public Flux<String> from(long ordinal) {
        return Flux.fromIterable(ids()).skip(ordinal);
    }

    List<String> ids() {
        return List.copyOf(records.keySet());
    }

    /** With what may leave of it. */
    SyncBatch batch(ChangePosition position, Tally tally) {
        List<Row> all = new ArrayList<>();
        records.forEach((id, record) -> unfold(id, record, all));
        all.addAll(rows);
        Batch leaving = what.privacy().of(new Batch(all, skipped, Checkpoint.NO_TASK, null), tally);
        return new SyncBatch(leaving.rows(), whole, List.copyOf(gone), leaving.skipped(), position);
    }

    /** What did not come whole stays as it was: part of it is not told. */
    private void unfold(String id, RawJson record, List<Row> all) {
        List<Row> came = new ArrayList<>();
        List<ExportResource> kinds = unfolding.add(record, came, skipped);
        kinds.forEach(kind -> whole.add(new SyncBatch.Whole(kind, id)));
        came.stream()
                .filter(row -> row.resource() == what.root() || kinds.contains(row.resource()))
                .forEach(all::add);
    }
}
