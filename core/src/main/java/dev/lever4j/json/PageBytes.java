package dev.lever4j.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page as it was read: its records in order, the bytes of each, and what Lever said about going on. The records
 * share the page's bytes and hold them in memory; {@link RawJson#detached} frees a record of its page.
 *
 * @param items models, or the same as {@code records} in a raw view
 * @param records the bytes of each item, in the same order
 * @param next the offset of the next page; null if absent or null
 * @param hasNext null if absent or null, as in lists that come at once
 */
public record PageBytes<T>(
        List<T> items,
        List<RawJson> records,
        @Nullable String next,
        @Nullable Boolean hasNext) {
    public PageBytes {
        items = List.copyOf(items);
        records = List.copyOf(records);
    }

    /** Shows no record, since records are about people. */
    @Override
    public String toString() {
        return "PageBytes[" + items.size() + " records, hasNext=" + hasNext + "]";
    }
}
