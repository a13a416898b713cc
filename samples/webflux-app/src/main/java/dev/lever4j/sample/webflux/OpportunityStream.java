package dev.lever4j.sample.webflux;

import dev.lever4j.client.Cursor;
import dev.lever4j.client.Lane;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Page;
import dev.lever4j.client.Paged;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.OpportunityExpand;
import dev.lever4j.request.OpportunityFilter;
import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * The active pipeline as server-sent events, one a page. The browser says how many pages it will take, and asks again
 * once it has shown them: the buffers between it and us would swallow the whole list otherwise. An event's id is
 * Lever's cursor, so that a broken connection goes on where it broke, at any instance.
 */
@RestController
final class OpportunityStream {
    /** More than this is no longer asked for by somebody who looks. */
    private static final int MOST_PAGES = 20;

    /** However long a page takes, nobody's stream is held for longer; the browser comes back with the cursor. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** @param more false on the last page of the list */
    record Rows(List<Row> rows, boolean more) {}

    // begin stream
    @GetMapping(path = "/api/{account}/opportunities", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<?>> stream(
            @PathVariable Account account,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String posting,
            @RequestParam(defaultValue = "5") int pages,
            @RequestParam(defaultValue = "") String after,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastSeen) {
        LeverClient lever = account.lever().with(options -> options.lane(Lane.BACKGROUND)); // clicks overtake it
        Paged<Opportunity> pipeline = lever.opportunities()
                .list(where -> pipeline(where, stage, posting))
                .strict(); // a page when it is asked for, and none ahead
        return from(pipeline, lastSeen.isEmpty() ? after : lastSeen)
                .take(Math.min(Math.max(pages, 1), MOST_PAGES))
                .take(LONGEST)
                .<ServerSentEvent<?>>map(OpportunityStream::event)
                .concatWithValues(ServerSentEvent.builder("").event("spent").build())
                .onErrorResume(error -> Flux.just(Problems.event(error)));
    }
    // end stream

    private static Flux<Page<Opportunity>> from(Paged<Opportunity> pipeline, String cursor) {
        return cursor.isEmpty() ? pipeline.pages() : pipeline.pages(Cursor.parse(cursor));
    }

    private static OpportunityFilter.Builder pipeline(OpportunityFilter.Builder where, String stage, String posting) {
        where.archived(false).expand(OpportunityExpand.APPLICATIONS);
        if (!stage.isEmpty()) {
            where.stage(stage);
        }
        if (!posting.isEmpty()) {
            where.posting(posting);
        }
        return where;
    }

    private static ServerSentEvent<Rows> event(Page<Opportunity> page) {
        List<Row> rows = page.items().stream().map(Row::of).toList();
        ServerSentEvent.Builder<Rows> event =
                ServerSentEvent.builder(new Rows(rows, page.next().isPresent()));
        page.next().map(Cursor::toString).ifPresent(event::id);
        return event.event("page").build();
    }
}
