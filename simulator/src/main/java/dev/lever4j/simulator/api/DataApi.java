package dev.lever4j.simulator.api;

import dev.lever4j.simulator.oauth.Grants;
import dev.lever4j.simulator.oauth.Mint;
import dev.lever4j.simulator.world.Dice;
import dev.lever4j.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The Data API behind its door: who are you, not so fast, here you are. */
public final class DataApi {
    private final Grants grants;
    private final RateLimit rate;
    private final String apiKey;
    private final List<Route> routes;
    private final Inspection inspection;
    private final Dice dice;
    private final Supplier<Refusals> refusals;

    /**
     * A request off the wire.
     *
     * @param path below {@code /v1}
     */
    public record Call(
            String method, String path, String query, String authorization, String contentType, byte[] body) {}

    /**
     * @param refusals looked at for each request; its rate counts in the limit alone
     * @param dice says which requests fail
     * @param lenient whether unknown parameters are ignored
     */
    public DataApi(
            World world,
            Grants grants,
            RateLimit rate,
            Mint mint,
            String apiKey,
            Supplier<Refusals> refusals,
            Dice dice,
            Form form,
            boolean lenient) {
        this.grants = grants;
        this.rate = rate;
        this.apiKey = apiKey;
        this.refusals = refusals;
        this.dice = dice;
        this.routes = Resources.routes(world, new Pages(new Offsets(mint)), form);
        this.inspection = new Inspection(world.directory(), lenient);
    }

    /** Every operation, as {@code GET /stages/{stage}}; without the deprecated paths under {@code /candidates}. */
    public List<String> operations() {
        return routes.stream().map(Route::operation).toList();
    }

    public Answer answer(Call call) {
        try {
            Caller caller = caller(call.authorization());
            long wait = rate.take(caller.bucket());
            if (wait > 0) {
                return tooMany(wait);
            }
            return dice.next() < refusals.get().errors() ? unable() : route(call, Query.parse(call.query()), caller);
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
                return Caller.apiKey(!refusals.get().confidential());
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

    private static Answer unable() {
        return Answer.error(503, "ServiceUnavailableError", "Lever is unavailable. Try again later.");
    }

    private Answer tooMany(long waitNanos) {
        Answer answer = Answer.error(429, "TooManyRequests", "Rate limit exceeded. Try again later.");
        long seconds = (waitNanos + 999_999_999L) / 1_000_000_000L;
        return refusals.get().retryAfter() ? answer.with("Retry-After", Long.toString(seconds)) : answer;
    }

    private Answer route(Call call, Query query, Caller caller) {
        String[] segments = call.path()
                .replaceFirst("^/candidates(?=/|$)", "/opportunities")
                .split("/");
        for (Route route : routes) {
            Map<String, String> vars = route.match(call.method(), segments);
            if (vars != null) {
                return route.endpoint().apply(inspection.inspect(route, vars, call, query, caller));
            }
        }
        throw LeverError.noRoute(call.method(), call.path());
    }
}
