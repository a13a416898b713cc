package dev.lever4j.client.changes;

import dev.lever4j.client.Cursor;
import dev.lever4j.client.Page;
import dev.lever4j.client.Paged;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * One list that a round reads.
 *
 * @param change what a record of it says; null where that is no news
 */
record Listing<T>(Paged<T> list, BiFunction<T, RawJson, @Nullable Change> change) {
    /** What a page of it says, and where the next one begins; null on the last. */
    record Told(List<Change> changes, @Nullable Cursor next) {}

    /** From a place on that an earlier process had come to, or from the beginning where Lever knows it no more. */
    Flux<Told> from(@Nullable Cursor cursor) {
        return cursor == null
                ? pages(list.strict().pages())
                : pages(list.strict().pages(cursor)).onErrorResume(Listing::isNoLongerKnown, old -> from(null));
    }

    private static boolean isNoLongerKnown(Throwable error) {
        return error instanceof OffsetExpiredException || error instanceof BadRequestException;
    }

    private Flux<Told> pages(Flux<Page<T>> pages) {
        return pages.map(page -> new Told(changes(page), page.next().orElse(null)));
    }

    private List<Change> changes(Page<T> page) {
        List<Change> news = new ArrayList<>();
        IntStream.range(0, page.items().size()).forEach(i -> {
            Change one = change.apply(page.items().get(i), page.records().get(i));
            if (one != null) {
                news.add(one);
            }
        });
        return news;
    }
}
