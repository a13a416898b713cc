package dev.lever4j.client;

import dev.lever4j.error.LeverException;
import dev.lever4j.error.PaginationException;
import dev.lever4j.json.PageBytes;
import dev.lever4j.json.PageReader;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.SynchronousSink;

/**
 * One subscription's way through a list. Pages follow one another, so its state needs no guard of its own: the next
 * page is asked for only after the one before it has been read.
 */
final class PageWalk<T> {
    private final ListCall list;
    private final PageReader<T> reader;
    private final Paging paging;
    private final CursorGuard guard = new CursorGuard();

    private @Nullable Cursor at;
    private boolean ended;
    private int emptyInARow;

    PageWalk(ListCall list, PageReader<T> reader, Paging paging, @Nullable Cursor from) {
        this.list = list;
        this.reader = reader;
        this.paging = paging;
        this.at = from;
        if (from != null) {
            guard.hasSeen(from);
        }
    }

    /** Begins a walk for each subscription. */
    interface Start<T> extends Supplier<PageWalk<T>> {
        /** The pages, each made into what is wanted of it, one after the other. */
        default <R> Flux<R> flatten(Function<Mono<Page<T>>, Publisher<R>> each) {
            return steps(walk -> each.apply(walk.page()));
        }

        /** The records of the pages as they come. */
        default Flux<T> stream() {
            return steps(walk -> onDemand(walk.records()));
        }

        /**
         * A caller's {@code onErrorContinue} does not reach in: it would drop the error of a page, and the page would
         * be asked for again without end.
         */
        private <R> Flux<R> steps(Function<PageWalk<T>, Publisher<R>> each) {
            return Flux.defer(() -> Flux.<PageWalk<T>>generate(get()::step).concatMap(each, 0))
                    .onErrorStop();
        }
    }

    /**
     * Fetched at once, kept until it is asked for. So is its error: what goes wrong ahead must not cut in before
     * records that are still on their way, or going on from the error's cursor would skip them.
     */
    static <T> Flux<Page<T>> ahead(Mono<Page<T>> page) {
        return page.materialize().flux().onBackpressureBuffer(1).handle(PageWalk::unpack);
    }

    /** Fetched when it is asked for; hidden, since a known value would be subscribed to at once. */
    static <R> Flux<R> onDemand(Publisher<R> page) {
        return Flux.just(page).hide().concatMap(Function.identity(), 0);
    }

    private static <T> void unpack(Signal<Page<T>> fetched, SynchronousSink<Page<T>> pages) {
        Page<T> page = fetched.get();
        if (page == null) {
            pages.error(Objects.requireNonNull(fetched.getThrowable(), "a page is a value or an error"));
        } else {
            pages.next(page);
        }
    }

    private void step(SynchronousSink<PageWalk<T>> next) {
        if (ended) {
            next.complete();
        } else {
            next.next(this);
        }
    }

    private Mono<Page<T>> page() {
        Cursor from = at;
        return list.page(from, paging.pageSize(), reply -> read(reply.body()))
                .onErrorMap(LeverException.class, error -> placed(error, from));
    }

    private Flux<T> records() {
        Cursor from = at;
        return Flux.defer(() -> {
            PageStream<T> page = new PageStream<>(reader);
            return list.stream(from, paging.pageSize(), page::read, reply -> turn(page.end()))
                    .doOnNext(record -> page.emitted++)
                    .onErrorMap(
                            LeverException.class, error -> placed(error, from).afterRecords(page.emitted));
        });
    }

    private static LeverException placed(LeverException error, @Nullable Cursor from) {
        return from == null ? error : error.at(from.toString());
    }

    private Page<T> read(byte[] body) {
        PageBytes<T> page = reader.read(body);
        return new Page<>(page.items(), page.records(), turn(page));
    }

    /** Stands behind this page from now on; where the next one begins, null after the last one. */
    private @Nullable Cursor turn(PageBytes<?> page) {
        Cursor next = PageEnd.next(page, list.endpoint(), paging.pageSize());
        if (next != null && guard.hasSeen(next)) {
            throw new PaginationException(list.endpoint().label()
                    + " gave a cursor a second time: the list runs in a circle; report it to Lever with the time");
        }
        emptyInARow = page.items().isEmpty() ? emptyInARow + 1 : 0;
        if (next != null && emptyInARow >= paging.emptyPages()) {
            throw new PaginationException(list.endpoint().label() + " gave " + emptyInARow
                    + " empty pages in a row and promises more: narrow the filters, or allow more empty pages");
        }
        at = next;
        ended = next == null;
        return next;
    }
}
