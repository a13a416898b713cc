package dev.lever4j.client;

import dev.lever4j.json.PageReader;
import dev.lever4j.json.RawJson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A list of Lever's, not yet asked for. Immutable; nothing is sent before a subscription, and each subscription walks
 * the list afresh.
 *
 * <p><b>Demand.</b> No request at zero demand. Then at most one page is fetched ahead, so that fetching and consuming
 * overlap; {@link #strict()} fetches only what demand asks for. <b>Thread.</b> Pages are parsed, and emitted where
 * there is demand, on the scheduler of {@link TimeAndChance} (Reactor's parallel one by default), never on an event
 * loop of ours; what has been fetched already is emitted on the thread that asks for it. <b>Cancelling</b> aborts the
 * request in flight; none follows. <b>Retries</b> and timeouts are per page, inside: a page is emitted once.
 *
 * <p><b>Errors</b> are {@code LeverException}s; {@link dev.lever4j.error.LeverException#cursor()} says where the first
 * page begins that was not emitted; {@code onErrorContinue} cannot skip one. A list that does not go on as it must (no
 * cursor where there is more, a cursor that was there before, too many empty pages) ends in a
 * {@link dev.lever4j.error.PaginationException}, never in silence. A list is no snapshot: Lever orders opportunities by
 * stage, so that one that moves meanwhile may be missed or come twice (seen, not documented).
 *
 * @param <T> a model, or {@link RawJson}
 */
public final class Paged<T> {
    private final ListCall list;
    private final PageReader<T> reader;
    private final Paging paging;

    Paged(ListCall list, PageReader<T> reader, Paging paging) {
        this.list = list;
        this.reader = reader;
        this.paging = paging;
    }

    /** The records of all pages, one by one, in Lever's order. */
    public Flux<T> items() {
        return items(walk(null));
    }

    /** The records from a place on, as {@link #pages(Cursor)} has it. */
    public Flux<T> items(Cursor from) {
        return items(walk(from));
    }

    /**
     * The records one by one, each as soon as its last byte has come, so that the first one of a page does not wait for
     * the page. A page is fetched when it is asked for, and read from the socket as its records are; none is fetched
     * ahead.
     *
     * <p>It has its price. A page that breaks off, or turns out to be no page, after its first record is an error,
     * since it cannot be tried again: {@link dev.lever4j.error.LeverException#cursor()} says where that page begins,
     * and {@link dev.lever4j.error.LeverException#recordsEmitted()} how many of its records were emitted. A page has no
     * limit for one attempt, and the time that a slow subscriber takes for it counts for the call's
     * ({@link CallOptions#timeout}). It takes more CPU than {@link #items()}, which is what reads a list fastest.
     */
    public Flux<T> itemsStreaming() {
        return walk(null).stream();
    }

    /** The records as they come, from a place on, as {@link #pages(Cursor)} has it. */
    public Flux<T> itemsStreaming(Cursor from) {
        return walk(from).stream();
    }

    /** All pages from the first one on. */
    public Flux<Page<T>> pages() {
        return pages(walk(null));
    }

    /** The pages from a place on that an earlier walk of this list, with the same filters, had come to. */
    public Flux<Page<T>> pages(Cursor from) {
        return pages(walk(from));
    }

    /** The same list, of which a page is fetched only when the one before it is used up and more is asked for. */
    public Paged<T> strict() {
        return with(paging.onDemand());
    }

    /**
     * The same list in pages of another size; 100 by default.
     *
     * @throws IllegalArgumentException if not from 1 to 100 (Lever's documented limits)
     */
    public Paged<T> pageSize(int records) {
        return with(paging.pageSize(records));
    }

    /**
     * The same list with another number of empty pages in a row that end it with an error, 1,000 by default: a filter
     * may well leave many pages empty, a fault for ever.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public Paged<T> maxEmptyPages(int inARow) {
        return with(paging.emptyPages(inARow));
    }

    /** The same list as the bytes that Lever sends, unparsed but checked to be whole. */
    public Paged<RawJson> raw() {
        return new Paged<>(list, PageReader.raw(list.endpoint().shape()), paging);
    }

    private Paged<T> with(Paging other) {
        return new Paged<>(list, reader, other);
    }

    private Flux<T> items(PageWalk.Start<T> walk) {
        return paging.strict()
                ? walk.flatten(page -> PageWalk.onDemand(page).concatMap(this::itemsOf, 0))
                : pages(walk).concatMap(this::itemsOf, 0);
    }

    private Flux<Page<T>> pages(PageWalk.Start<T> walk) {
        return walk.flatten(
                paging.strict() ? PageWalk::onDemand : list.calls().core().meetings()::ahead);
    }

    private PageWalk.Start<T> walk(@Nullable Cursor from) {
        return () -> new PageWalk<>(list, reader, paging, from);
    }

    private Flux<T> itemsOf(Page<T> page) {
        return Flux.fromIterable(page.items());
    }
}
