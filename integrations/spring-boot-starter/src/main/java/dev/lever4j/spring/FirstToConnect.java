package dev.lever4j.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Everybody may connect the one account while it has no grant that lives; nobody puts another in its place. */
final class FirstToConnect implements LeverConnectPolicy {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    private final String account;
    private final GrantWatch grant;

    FirstToConnect(String account, GrantWatch grant) {
        this.account = account;
        this.grant = grant;
    }

    @EventListener
    void lost(LeverGrantLost event) {
        grant.lost(event);
    }

    @Override
    public Mono<String> account(ServerRequest request) {
        return grant.state().flatMap(state -> state == GrantWatch.State.ALIVE ? refused() : Mono.just(account));
    }

    private static Mono<String> refused() {
        LOG.warn("an account is connected; who may put another in its place says a LeverConnectPolicy bean,"
                + " or lever4j.connect.open");
        return Mono.empty();
    }
}
