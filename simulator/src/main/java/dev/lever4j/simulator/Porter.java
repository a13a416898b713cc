package dev.lever4j.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lever4j.simulator.api.Query;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Sends each request to the account whose credential it shows. */
final class Porter implements HttpHandler {
    private final List<Simulator> accounts;
    /** What was found once, so that not every request asks all of them. */
    private final Map<String, Simulator> known = new ConcurrentHashMap<>();

    Porter(List<Simulator> accounts) {
        this.accounts = accounts;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Simulator whose;
        if (authorization != null) {
            whose = find(authorization, each -> each.knows(authorization));
        } else if (exchange.getRequestURI().getPath().equals(Ledger.TOKEN_PATH)) {
            String token = refreshToken(exchange);
            whose = find(token, each -> each.gave(token));
        } else {
            whose = accounts.get(0);
        }
        whose.door().handle(exchange);
    }

    private Simulator find(String credential, Predicate<Simulator> knows) {
        Simulator found = known.get(credential);
        if (found != null) {
            return found;
        }
        for (Simulator each : accounts) {
            if (knows.test(each)) {
                known.put(credential, each);
                return each;
            }
        }
        return accounts.get(0);
    }

    /** Reads the body, and puts it back for whoever reads it next. */
    private static String refreshToken(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.setStreams(new ByteArrayInputStream(body), null);
        try {
            String form = new String(body, StandardCharsets.UTF_8);
            return Query.parse(form).form().getOrDefault("refresh_token", "");
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
