package dev.lever4j.sample.webflux;

import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Notes in the context of a request whose account it is about. */
@Component
final class ActivityFilter implements WebFilter {
    private static final PathPattern ONE_ACCOUNT = PathPatternParser.defaultInstance.parse("/api/{account}/**");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        PathPattern.PathMatchInfo found = ONE_ACCOUNT.matchAndExtract(path);
        String account = found == null ? null : found.getUriVariables().get("account");
        Mono<Void> rest = chain.filter(exchange);
        return account == null ? rest : rest.contextWrite(Activity.of(account));
    }
}
