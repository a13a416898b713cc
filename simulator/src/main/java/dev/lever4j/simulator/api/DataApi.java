package dev.lever4j.simulator.api;

import dev.lever4j.simulator.oauth.Grants;
import dev.lever4j.simulator.oauth.Mint;
import dev.lever4j.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Data API behind its door: who are you, not so fast, here you are. */
public final class DataApi {
    private final Grants grants;
    private final RateLimit rate;
    private final String apiKey;
    private final List<Route> routes = new ArrayList<>();
    private volatile boolean tellRetryAfter;

    public DataApi(World world, Grants grants, RateLimit rate, Mint mint, String apiKey) {
        this.grants = grants;
        this.rate = rate;
        this.apiKey = apiKey;
        Pages pages = new Pages(new Offsets(mint));
        routes.addAll(new OpportunityRoutes(world, pages).routes());
        routes.addAll(new OpportunityWrites(world, pages).routes());
        routes.addAll(new DirectoryRoutes(world.directory(), pages).routes());
        routes.addAll(new PostingRoutes(world.directory(), pages).routes());
    }

    /** Whether a 429 carries Retry-After; live ones were not seen to. */
    public void tellRetryAfter(boolean tell) {
        this.tellRetryAfter = tell;
    }

    /** @param path below {@code /v1} */
    public Answer answer(String method, String path, @Nullable String rawQuery, String authorization, byte[] body) {
        try {
            Caller caller = caller(authorization);
            long wait = rate.take(caller.bucket());
            return wait > 0 ? tooMany(wait) : route(method, path, Query.parse(rawQuery), body, caller);
        } catch (LeverError refused) {
            return refused.answer();
        } catch (IllegalArgumentException malformed) {
            return LeverError.badRequest("Malformed query string").answer();
        }
    }

    private Caller caller(String authorization) {
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            String given = basic(authorization.substring(6).trim());
            if (given.equals(apiKey + ":")) {
                return Caller.apiKey();
            }
        } else if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return grants.bearer(authorization.substring(7).trim())
                    .map(bearer -> new Caller(bearer.grant(), false, bearer.scopes()))
                    .orElseThrow(LeverError::unauthorized);
        }
        throw LeverError.unauthorized();
    }

    private static String basic(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw LeverError.unauthorized();
        }
    }

    private Answer tooMany(long waitNanos) {
        Answer answer = Answer.error(429, "TooManyRequests", "Rate limit exceeded. Try again later.");
        long seconds = (waitNanos + 999_999_999L) / 1_000_000_000L;
        return tellRetryAfter ? answer.with("Retry-After", Long.toString(seconds)) : answer;
    }

    private Answer route(String method, String path, Query query, byte[] body, Caller caller) {
        String[] segments = path.split("/");
        for (Route route : routes) {
            Map<String, String> vars = route.match(method, segments);
            if (vars != null) {
                if (!caller.may(route.scope())) {
                    throw LeverError.forbidden("Insufficient scope: " + route.scope() + " is required");
                }
                return route.endpoint().apply(new Request(method, path, query, vars, body, caller));
            }
        }
        throw LeverError.noRoute(method, path);
    }
}
