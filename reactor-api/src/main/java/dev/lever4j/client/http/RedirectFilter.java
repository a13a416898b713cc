package dev.lever4j.client.http;

import dev.lever4j.client.transport.Origin;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.ApiException.Answer;
import java.net.URI;
import reactor.core.publisher.Mono;

/**
 * Follows a download to where Lever says it lies, three times at most. Each hop is a request of its own: at Lever it
 * pays a permit and carries the credential; elsewhere it carries none, and neither does any hop that comes after it.
 */
final class RedirectFilter implements Filter {
    private static final int MOST = 3;

    private final Origin home;

    /** @param api the base URL of the Data API */
    RedirectFilter(URI api) {
        this.home = Origin.of(api);
    }

    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        return flight.call().followsRedirects() ? hop(flight, next, 0) : next.handle(flight);
    }

    private Mono<HttpReply> hop(Flight flight, Handler next, int before) {
        return Mono.defer(() -> next.handle(flight))
                .onErrorResume(
                        Redirected.class,
                        redirect -> before == MOST
                                ? Mono.error(tooMany(flight, redirect))
                                : hop(flight.to(hop(flight, redirect)), next, before + 1));
    }

    private Hop hop(Flight flight, Redirected redirect) {
        URI target = redirect.target();
        boolean atHome = Origin.of(target).equals(home) && target.getRawUserInfo() == null;
        return new Hop(target, flight.isElsewhere() || !atHome);
    }

    private static ApiException tooMany(Flight flight, Redirected redirect) {
        return new ApiException(
                flight.call().endpoint().label() + " was redirected more than " + MOST + " times; is it a loop?",
                new Answer(redirect.status(), "", new byte[0]));
    }
}
