package dev.lever4j.spring;

import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Who may connect which account. Without a bean of it everybody who gets as far as the route connects the one account
 * of {@code lever4j.account}: protect the route, or decide here.
 */
@FunctionalInterface
public interface LeverConnectPolicy {
    /**
     * Cold; asked each time the page is shown and each time a consent is begun.
     *
     * @return the name under which the grant of whoever makes this request will be kept, taken from the login and never
     *     from the request itself; empty where nobody may connect anything
     */
    Mono<String> account(ServerRequest request);
}
