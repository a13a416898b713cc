package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.PaginationException;
import dev.lever4j.json.PageBytes;
import org.jspecify.annotations.Nullable;

/**
 * Whether a list goes on after a page. Live Lever sends {@code hasNext} false without {@code next} at the end, and some
 * lists come at once without either (seen). Whatever else is in doubt is an error: a list must not end early in
 * silence.
 */
final class PageEnd {
    private PageEnd() {}

    /** Where the next page begins, null after the last one. */
    static @Nullable Cursor next(PageBytes<?> page, Endpoint endpoint, int pageSize) {
        String next = page.next() == null ? "" : page.next();
        if (page.hasNext() == null) {
            return endWithoutSaying(page, next, endpoint, pageSize);
        }
        if (!page.hasNext()) {
            return null;
        }
        if (next.isEmpty()) {
            throw broken(endpoint, "says that there is more, and not where (hasNext without next)");
        }
        if (!Cursor.isCursor(next)) {
            throw broken(
                    endpoint, "goes on at a cursor that is none (blank, too long, or with characters that are none)");
        }
        return Cursor.parse(next);
    }

    private static @Nullable Cursor endWithoutSaying(PageBytes<?> page, String next, Endpoint endpoint, int pageSize) {
        boolean whole = endpoint.shape() == Shape.LIST || page.items().size() < pageSize;
        if (next.isEmpty() && whole) {
            return null;
        }
        throw broken(endpoint, "does not say whether there is more (no hasNext)");
    }

    private static PaginationException broken(Endpoint endpoint, String how) {
        return new PaginationException(endpoint.label() + " " + how
                + ": the answer is incomplete or not Lever's; try again from the error's cursor");
    }
}
