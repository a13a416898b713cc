package dev.lever4j.spring;

import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Who may connect which account. Without a bean of it everybody who gets as far as the route may connect the one
 * account of {@code lever4j.account}, so long as no grant of it is alive; with {@code lever4j.connect.open} also in
 * place of one. Where several may come, decide here.
 */
@FunctionalInterface
public interface LeverConnectPolicy {
    /**
     * Cold; asked each time the page is shown, each time a consent is begun, and again when it comes back. An error is
     * answered 503, and its message is not logged.
     *
     * @return the name under which the grant of whoever makes this request will be kept, taken from the login and never
     *     from the request itself; empty where nobody may connect anything
     */
    Mono<String> account(ServerRequest request);
}
