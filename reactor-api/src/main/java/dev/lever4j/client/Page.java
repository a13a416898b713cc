package dev.lever4j.client;

import dev.lever4j.json.RawJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as Lever sent it. Immutable.
 *
 * @param <T> a model, or {@link RawJson}
 */
public final class Page<T> {
    private final List<T> items;
    private final List<RawJson> records;
    private final @Nullable Cursor next;

    Page(List<T> items, List<RawJson> records, @Nullable Cursor next) {
        this.items = List.copyOf(items);
        this.records = List.copyOf(records);
        this.next = next;
    }

    /** In Lever's order; may be empty, even where more pages follow. */
    public List<T> items() {
        return items;
    }

    /**
     * The same records as the bytes that Lever sent. They share this page's bytes: one that outlives its page should be
     * detached from it.
     */
    public List<RawJson> records() {
        return records;
    }

    /** Where the next page begins; empty on the last one. */
    public Optional<Cursor> next() {
        return Optional.ofNullable(next);
    }

    /** The size alone: records are people. */
    @Override
    public String toString() {
        return "Page[" + items.size() + (next == null ? " items, the last]" : " items]");
    }
}
