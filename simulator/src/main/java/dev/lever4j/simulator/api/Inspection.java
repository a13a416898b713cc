package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a call against what its route declares, and refuses it where it does not fit.
 *
 * @param lenient whether parameters and fields that the operation does not know are ignored
 */
record Inspection(Directory directory, boolean lenient) {
    private static final Set<String> ON_LISTS = Set.of("limit", "offset");
    private static final Set<String> EVERYWHERE = Set.of("include", "expand");

    private static final int LARGEST_FILE = 30 << 20;

    Request inspect(Route route, Map<String, String> vars, DataApi.Call call, Query query, Caller caller) {
        route.scopes().forEach(scope -> {
            if (!caller.may(scope)) {
                throw LeverError.forbidden("Insufficient scope: " + scope + " is required");
            }
        });
        parameters(route, query);
        boolean form = Multipart.is(call.contentType());
        Multipart sent = form ? Multipart.parse(call.contentType(), call.body()) : null;
        ObjectNode body = sent == null ? json(route, call.body()) : form(route, sent);
        route.body().fields().check("", body, lenient);
        return new Request(
                call.method(),
                call.path(),
                query,
                vars,
                body,
                sent == null ? List.of() : sent.files(),
                caller,
                actor(route, query),
                route.shape().of(query));
    }

    private void parameters(Route route, Query query) {
        for (String name : query.names()) {
            boolean known = EVERYWHERE.contains(name)
                    || (route.paged() && ON_LISTS.contains(name))
                    || (route.actor() != Route.Actor.NONE && name.equals("perform_as"))
                    || route.parameters().containsKey(name);
            if (!known && !lenient) {
                throw LeverError.badRequest("Unknown parameter: " + name);
            }
        }
        route.parameters().values().forEach(parameter -> parameter.check(query));
    }

    private static ObjectNode json(Route route, byte[] body) {
        if (!route.body().json()) {
            throw LeverError.badRequest("Body must be multipart/form-data");
        }
        JsonNode json = Json.read(body);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw LeverError.badRequest("Body must be a JSON object");
    }

    private ObjectNode form(Route route, Multipart sent) {
        if (route.body().files().isEmpty()) {
            throw LeverError.badRequest("Body must be a JSON object");
        }
        for (Multipart.Part file : sent.files()) {
            if (file.bytes().length > LARGEST_FILE) {
                throw LeverError.badRequest(file.name() + " must not be larger than 30 MB");
            }
            if (!lenient && !route.body().files().contains(file.name())) {
                throw LeverError.badRequest("Unknown parameter: " + file.name());
            }
        }
        return route.body().fields().fromForm(sent.texts());
    }

    private @Nullable String actor(Route route, Query query) {
        String user = route.actor() == Route.Actor.NONE ? null : query.one("perform_as");
        if (user == null && route.actor() == Route.Actor.REQUIRED) {
            throw LeverError.badRequest("Missing required parameter: perform_as");
        }
        if (user != null && Directory.find(directory.users(), user) == null) {
            throw LeverError.badRequest("perform_as " + user + " is not a user");
        }
        return user;
    }
}
