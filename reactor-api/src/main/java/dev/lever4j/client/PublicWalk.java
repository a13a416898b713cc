package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.endpoint.PublicEndpoints;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.PaginationException;
import dev.lever4j.json.PageReader;
import dev.lever4j.model.PublicPosting;
import dev.lever4j.request.Query;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** One subscription's way through a site's postings, which are paged by number. Its pages follow each other. */
final class PublicWalk {
    private static final PageReader<PublicPosting> READER = PageReader.typed(PublicPosting.class, Shape.BARE_LIST);

    private final Calls calls;
    private final String path;
    private final Query query;
    private int read;
    private boolean ended;
    private String firstOfPage = "";

    private PublicWalk(Calls calls, String path, Query query) {
        this.calls = calls;
        this.path = path;
        this.query = query;
    }

    static Flux<PublicPosting> of(Calls calls, String site, Query filter) {
        String path = PublicEndpoints.LIST.path(site);
        Query query = filter.and("mode", "json").with("limit", Paging.of(filter).pageSize());
        return Flux.defer(() -> new PublicWalk(calls, path, query).items());
    }

    private Flux<PublicPosting> items() {
        return Flux.<Mono<List<PublicPosting>>>generate(this::step)
                .concatMap(page -> page, 0)
                .concatMap(Flux::fromIterable, 0);
    }

    private void step(SynchronousSink<Mono<List<PublicPosting>>> pages) {
        if (ended) {
            pages.complete();
        } else {
            pages.next(calls.send(PublicEndpoints.LIST, path, query.with("skip", read), null, this::page));
        }
    }

    private List<PublicPosting> page(HttpReply reply) {
        List<PublicPosting> page = READER.read(reply.body()).items();
        ended = page.isEmpty();
        if (!ended && page.get(0).id().equals(firstOfPage)) {
            throw new PaginationException(PublicEndpoints.LIST.label()
                    + " gave the same page twice: the list does not go on; report it to Lever with the time");
        }
        firstOfPage = ended ? "" : page.get(0).id();
        read += page.size();
        return page;
    }
}
