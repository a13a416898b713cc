package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of one resource: generated ones, and on top what callers made, changed and deleted. Records belong to an
 * owner: an opportunity's id, or {@link #ACCOUNT}. Order is stable: generated ones as they come, then made ones in the
 * order of their making.
 *
 * <p>Nodes that go out are shared and must be copied before they are changed. Thread-safe.
 */
public final class Store {
    /** The owner of what belongs to the whole account. */
    public static final String ACCOUNT = "";

    private volatile Function<String, List<ObjectNode>> generated;
    /** Per owner, in order: what stands for a generated record or comes on top; empty where it was deleted. */
    private final Map<String, Map<String, Optional<ObjectNode>>> edits = new HashMap<>();
    /** Null where nobody wants to know. */
    private volatile @Nullable Listener listener;

    /** Is told how a record was, null where it is new, and how it is, null where it was deleted. */
    interface Listener {
        void changed(String owner, @Nullable ObjectNode before, @Nullable ObjectNode after);
    }

    Store(Function<String, List<ObjectNode>> generated) {
        this.generated = generated;
    }

    Store generatedBy(Function<String, List<ObjectNode>> generator) {
        generated = generator;
        return this;
    }

    /** One listener; it is called under the lock of this store. */
    void tellTo(Listener only) {
        listener = only;
    }

    public List<ObjectNode> list() {
        return list(ACCOUNT);
    }

    public synchronized List<ObjectNode> list(String owner) {
        Map<String, Optional<ObjectNode>> own = edits.get(owner);
        List<ObjectNode> before = generated.apply(owner);
        if (own == null) {
            return before;
        }
        Map<String, Optional<ObjectNode>> all = new LinkedHashMap<>();
        before.forEach(record -> all.put(Json.text(record, "id"), Optional.of(record)));
        all.putAll(own);
        return all.values().stream().flatMap(Optional::stream).toList();
    }

    /** An account-wide generated record as it is now, or null where it was deleted. */
    synchronized @Nullable ObjectNode current(ObjectNode generatedRecord) {
        Map<String, Optional<ObjectNode>> own = edits.getOrDefault(ACCOUNT, Map.of());
        return own.getOrDefault(Json.text(generatedRecord, "id"), Optional.of(generatedRecord))
                .orElse(null);
    }

    /** Account-wide records as they were generated; what is generated from them must not change with them. */
    List<ObjectNode> generatedList() {
        return generated.apply(ACCOUNT);
    }

    public @Nullable ObjectNode find(String id) {
        return find(ACCOUNT, id);
    }

    /** The record, or null where there is none or it was deleted. */
    public @Nullable ObjectNode find(String owner, String id) {
        return Directory.find(list(owner), id);
    }

    /** Adds a record, which must have an id, or puts it in the place of the one with its id; answers it. */
    public synchronized ObjectNode put(String owner, ObjectNode record) {
        keep(owner, Json.text(record, "id"), record.deepCopy());
        return record;
    }

    public ObjectNode put(ObjectNode record) {
        return put(ACCOUNT, record);
    }

    /** Changes a copy of the record, keeps it and answers it; null where there is no such record. */
    public synchronized @Nullable ObjectNode change(String owner, String id, UnaryOperator<ObjectNode> change) {
        ObjectNode record = find(owner, id);
        return record == null ? null : put(owner, change.apply(record.deepCopy()));
    }

    /** Whether a caller made the record, as opposed to generated ones; changes do not count. */
    public synchronized boolean isMade(String owner, String id) {
        return find(owner, id) != null && Directory.find(generated.apply(owner), id) == null;
    }

    public synchronized void delete(String owner, String id) {
        keep(owner, id, null);
    }

    private void keep(String owner, String id, @Nullable ObjectNode record) {
        Listener told = listener;
        ObjectNode before = told == null ? null : find(owner, id);
        edits.computeIfAbsent(owner, key -> new LinkedHashMap<>()).put(id, Optional.ofNullable(record));
        if (told != null && (before != null || record != null)) {
            told.changed(owner, before, record);
        }
    }

    /** What callers made and changed, by owner; deleted ones are left out. */
    public synchronized Map<String, List<ObjectNode>> edited() {
        Map<String, List<ObjectNode>> all = new LinkedHashMap<>();
        edits.forEach((owner, own) -> all.put(
                owner,
                new ArrayList<>(own.values().stream().flatMap(Optional::stream).toList())));
        return all;
    }
}
