package dev.lever4j.sample.webflux;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps other sites out, by what every current browser says of itself and no page can change. A write must come from a
 * page of ours: {@code Sec-Fetch-Site: same-origin}, or where a browser does not say it, an {@code Origin} that is the
 * host asked. What comes without either is no browser's, and is refused too. Reading must not come from another site.
 * And the host must be a name of ours, since there is no login here: another name may be made to lead to this address.
 */
@Component
@Order(0)
final class SameOrigin implements WebFilter {
    private static final Logger LOG = LoggerFactory.getLogger(SameOrigin.class);
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** However it is written: routes are found by the same rules. */
    private static final PathPattern DATA = PathPatternParser.defaultInstance.parse("/api/**");

    /** Lever's deliveries come from no page; each is signed, and that is looked at instead. */
    private static final PathPattern SIGNED = PathPatternParser.defaultInstance.parse("/lever/webhooks/{account}");

    private static final Problem STRANGE_NAME = refusal("This application does not go by the name it was asked for. Use"
            + " one that the property sample.hosts has, or add this one to it.");
    private static final Problem OTHER_SITE = refusal("Only a page of this application may ask for this.");

    private final Set<String> hosts;
    private final JsonMapper json;

    SameOrigin(@Value("${sample.hosts}") Set<String> hosts, JsonMapper json) {
        this.hosts = hosts;
        this.json = json;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        String host = headers.getFirst(HttpHeaders.HOST);
        if (host == null || !hosts.contains(name(host))) {
            return refuse(exchange, STRANGE_NAME);
        }
        return comesFromUs(exchange.getRequest(), host) ? chain.filter(exchange) : refuse(exchange, OTHER_SITE);
    }

    private static String name(String host) {
        return host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    }

    private static boolean comesFromUs(ServerHttpRequest request, String host) {
        String site = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (READING.contains(request.getMethod())) {
            boolean data = DATA.matches(request.getPath().pathWithinApplication());
            return !data || site == null || site.equals("same-origin") || site.equals("none");
        }
        if (SIGNED.matches(request.getPath().pathWithinApplication())) {
            return true;
        }
        return site == null ? isOurs(request.getHeaders().getOrigin(), host) : site.equals("same-origin");
    }

    private static boolean isOurs(@Nullable String origin, String host) {
        return ("http://" + host).equals(origin) || ("https://" + host).equals(origin);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Problem why) {
        LOG.warn("a request was refused: {}", why.text()); // its path may name a candidate
        ServerHttpResponse answer = exchange.getResponse();
        answer.setStatusCode(why.status());
        answer.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return answer.writeWith(
                Mono.fromSupplier(() -> answer.bufferFactory().wrap(json.writeValueAsBytes(why.detail()))));
    }

    private static Problem refusal(String text) {
        return new Problem(HttpStatus.FORBIDDEN, "none", text);
    }
}
