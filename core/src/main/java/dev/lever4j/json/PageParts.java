package dev.lever4j.json;

import dev.lever4j.error.MalformedResponseException;
import java.util.List;

/**
 * One page that is read while it comes. As strict as {@link PageReader}, whose reading it is, but for the limits on
 * depth and tokens, which hold for each record by itself; and what is wrong further down is found out after the records
 * before it were given. One answer's; not for several threads at once.
 *
 * @param <T> as the reader's
 */
public final class PageParts<T> {
    private final RecordSplitter splitter = new RecordSplitter();
    private final PageReader<T> whole;
    private final PageReader<T> list;
    private final PageReader<RawJson> around;
    private long size;
    private boolean parted;

    PageParts(PageReader<T> whole, PageReader<T> list, PageReader<RawJson> around) {
        this.whole = whole;
        this.list = list;
        this.around = around;
    }

    /**
     * The records that have come whole by now and were not given before.
     *
     * @param piece what comes next; do not change it afterwards
     * @throws MalformedResponseException if one of them does not fit, or the page is larger than any may be
     */
    public List<T> add(byte[] piece) {
        size += piece.length;
        if (size > Limits.DOCUMENT) {
            throw Fault.at(Limits.DOCUMENT, "it is longer than a page may be");
        }
        byte[] records = splitter.add(piece);
        if (records.length == 0) {
            return List.of();
        }
        parted = true;
        return list.read(records).items();
    }

    /**
     * The page's end, once all of it has come.
     *
     * @throws MalformedResponseException if what was around the records is not a page's
     */
    public End<T> end() {
        byte[] rest = splitter.around();
        if (!parted) {
            PageBytes<T> page = whole.read(rest);
            return new End<>(page.items(), page);
        }
        return new End<>(List.of(), around.read(rest));
    }

    /**
     * @param left the records that were not given before
     * @param page what Lever said about going on, and how many records there were in all
     */
    public record End<T>(List<T> left, PageBytes<?> page) {
        public End {
            left = List.copyOf(left);
        }
    }
}
