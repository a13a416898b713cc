package dev.lever4j.client;

import dev.lever4j.request.Query;
import java.util.List;

/**
 * How a list is walked.
 *
 * @param pageSize records a page, 1 to 100 as Lever documents
 * @param emptyPages how many pages in a row may be empty before the walk gives up
 * @param strict no page ahead of demand
 */
record Paging(int pageSize, int emptyPages, boolean strict) {
    static final Paging DEFAULT = new Paging(100, 1000, false);

    Paging {
        if (pageSize < 1 || pageSize > 100) {
            throw new IllegalArgumentException("the limit of a page must be 1 to 100 records, not " + pageSize);
        }
        if (emptyPages < 1) {
            throw new IllegalArgumentException("at least one empty page must be allowed, not " + emptyPages);
        }
    }

    /** The defaults, with the page size that a query asks for, if it does. */
    static Paging of(Query query) {
        List<String> limit = query.values("limit");
        return limit.isEmpty() ? DEFAULT : DEFAULT.pageSize(number(limit.get(limit.size() - 1)));
    }

    Paging pageSize(int records) {
        return new Paging(records, emptyPages, strict);
    }

    Paging emptyPages(int inARow) {
        return new Paging(pageSize, inARow, strict);
    }

    Paging onDemand() {
        return new Paging(pageSize, emptyPages, true);
    }

    private static int number(String limit) {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("the limit must be a number from 1 to 100", notANumber);
        }
    }
}
