package dev.lever4j.export;

import dev.lever4j.client.Cursor;
import dev.lever4j.client.Page;
import dev.lever4j.client.Paged;
import dev.lever4j.json.RawJson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One slice on its way: its pages, one after the other. Between two of them it holds nothing, so one that is not wanted
 * any more is simply dropped.
 */
final class Strand {
    final Slice slice;
    private final Paged<RawJson> list;
    private final Patience patience;
    private @Nullable Cursor at;
    private @Nullable Steps<Page<RawJson>> walk;

    Strand(Slice slice, Paged<RawJson> list, @Nullable Cursor from, Patience patience) {
        this.slice = slice;
        this.list = list;
        this.at = from;
        this.patience = patience;
    }

    /** Where the page that is next begins; null for the first. */
    @Nullable
    Cursor at() {
        return at;
    }

    /** The next page. Between tries the walk begins anew where it broke off. */
    Mono<Page<RawJson>> step() {
        return patience.with(Mono.defer(this::goOn));
    }

    private Mono<Page<RawJson>> goOn() {
        Steps<Page<RawJson>> steps = walk;
        if (steps == null || steps.isDisposed()) {
            Cursor from = at;
            steps = new Steps<>(from == null ? list.pages() : list.pages(from));
            walk = steps;
        }
        return steps.next();
    }

    /** A page has been taken. */
    void movedTo(@Nullable Cursor next) {
        at = next;
    }
}
