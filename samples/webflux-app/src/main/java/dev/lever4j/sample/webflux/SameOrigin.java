package dev.lever4j.sample.webflux;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps other sites out, by what every current browser says of itself and no page can change. A write must come from a
 * page of ours: {@code Sec-Fetch-Site: same-origin}, or where a browser does not say it, an {@code Origin} that is the
 * host asked. What comes without either is no browser's, and is refused too. Reading must not come from another site.
 * And the host must be a name of ours, since there is no login here: another name may be made to lead to this address.
 */
@Component
@Order(0)
final class SameOrigin implements WebFilter {
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Set<String> hosts;

    SameOrigin(@Value("${sample.hosts}") Set<String> hosts) {
        this.hosts = hosts;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (allowed(exchange)) {
            return chain.filter(exchange);
        }
        exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
        return exchange.getResponse().setComplete();
    }

    private boolean allowed(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        InetSocketAddress host = headers.getHost();
        if (host == null || !hosts.contains(host.getHostString())) {
            return false;
        }
        String site = headers.getFirst(FETCH_SITE);
        if (READING.contains(exchange.getRequest().getMethod())) {
            boolean data = exchange.getRequest().getPath().value().startsWith("/api/");
            return !data || site == null || site.equals("same-origin") || site.equals("none");
        }
        return site == null ? isOurs(headers.getOrigin(), headers) : site.equals("same-origin");
    }

    private static boolean isOurs(@Nullable String origin, HttpHeaders headers) {
        String host = headers.getFirst(HttpHeaders.HOST);
        return origin != null && host != null && host.equals(URI.create(origin).getRawAuthority());
    }
}
