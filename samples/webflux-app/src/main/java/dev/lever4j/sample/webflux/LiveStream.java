package dev.lever4j.sample.webflux;

import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;

/**
 * What happens at Lever, as server-sent events while somebody looks. The first says from where on; who comes back says
 * which was the last, and misses none of the {@value Happenings#KEPT} before.
 */
@RestController
final class LiveStream {
    /** The browser comes back by itself; one that has gone without a word is noticed then. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Happenings happenings;

    LiveStream(Happenings happenings) {
        this.happenings = happenings;
    }

    // begin live
    @GetMapping(path = "/api/{account}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<?>> stream(
            @PathVariable Account account,
            @RequestParam(defaultValue = "") String after,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastSeen) {
        String known = lastSeen.isEmpty() ? after : lastSeen;
        long from = known.isEmpty() ? happenings.last(account.name()) : Long.parseLong(known);
        return Flux.<ServerSentEvent<?>>just(event(from, "from", ""))
                .concatWith(happenings.after(account.name(), from).map(it -> event(it.id(), "happening", it)))
                .onBackpressureBuffer(Happenings.KEPT, BufferOverflowStrategy.DROP_OLDEST)
                .take(LONGEST);
    }
    // end live

    private static ServerSentEvent<?> event(long id, String name, Object data) {
        return ServerSentEvent.builder(data).id(Long.toString(id)).event(name).build();
    }
}
