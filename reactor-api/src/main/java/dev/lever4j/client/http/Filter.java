package dev.lever4j.client.http;

import java.util.List;
import reactor.core.publisher.Mono;

/** One concern of the pipeline. */
@FunctionalInterface
public interface Filter {
    Mono<HttpReply> filter(Flight flight, Handler next);

    /** The filters around the innermost handler, the first one outermost. */
    static Handler chain(List<Filter> filters, Handler innermost) {
        Handler handler = innermost;
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            Handler next = handler;
            handler = flight -> filter.filter(flight, next);
        }
        return handler;
    }
}
