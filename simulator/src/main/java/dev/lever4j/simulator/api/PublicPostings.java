package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The public postings API (v0) of the one site there is: reading takes no credential, applying the API key. */
public final class PublicPostings {
    public static final String SITE = "acme";
    private static final List<String> CATEGORIES = List.of("location", "commitment", "team", "department", "level");

    private final World world;
    private final String apiKey;
    private final RateLimit applications;

    public PublicPostings(World world, String apiKey, LongSupplier nanoClock) {
        this.world = world;
        this.apiKey = apiKey;
        this.applications = new RateLimit(nanoClock, 2, 2);
    }

    /** @param call with the path below {@code /v0/postings/} */
    public Answer answer(DataApi.Call call) {
        String[] segments = call.path().split("/");
        try {
            Query query = Query.parse(call.query());
            if (!segments[0].equals(SITE) || segments.length > 2) {
                return failed(404, "Document not found");
            }
            return switch (call.method() + segments.length) {
                case "GET1" -> list(query);
                case "GET2" -> one(segments[1]);
                case "POST2" -> apply(segments[1], query, call);
                default -> failed(404, "Document not found");
            };
        } catch (LeverError refused) {
            return failed(refused.status(), String.valueOf(refused.getMessage()));
        }
    }

    private Answer list(Query query) {
        if (query.one("mode") != null && !"json".equals(query.one("mode"))) {
            return failed(400, "The simulator serves mode=json only");
        }
        Long skip = query.number("skip");
        Long limit = query.number("limit");
        List<ObjectNode> postings = world.directory().postings().stream()
                .filter(PublicPosting::isShown)
                .filter(posting -> matches(posting, query))
                .skip(skip == null ? 0 : Math.max(0, skip))
                .limit(limit == null ? Long.MAX_VALUE : Math.max(0, limit))
                .map(PublicPosting::json)
                .toList();
        String group = query.one("group");
        return Answer.json(200, group == null ? array(postings) : grouped(postings, group));
    }

    private static boolean matches(ObjectNode posting, Query query) {
        return CATEGORIES.stream().allMatch(category -> {
            Set<String> wanted = Set.copyOf(query.all(category));
            return wanted.isEmpty() || wanted.contains(Json.text(posting.get("categories"), category));
        });
    }

    private static ArrayNode grouped(List<ObjectNode> postings, String group) {
        if (!Set.of("location", "commitment", "team").contains(group)) {
            throw LeverError.badRequest("group must be one of location, commitment, team");
        }
        Map<String, ArrayNode> groups = new LinkedHashMap<>();
        postings.forEach(
                posting -> groups.computeIfAbsent(Json.text(posting.get("categories"), group), title -> Json.array())
                        .add(posting));
        ArrayNode all = Json.array();
        groups.forEach((title, members) -> all.addObject().put("title", title).set("postings", members));
        return all;
    }

    private static ArrayNode array(List<ObjectNode> postings) {
        ArrayNode array = Json.array();
        postings.forEach(array::add);
        return array;
    }

    private Answer one(String id) {
        ObjectNode posting = find(id);
        return posting == null ? failed(404, "Document not found") : Answer.json(200, PublicPosting.json(posting));
    }

    private @Nullable ObjectNode find(String id) {
        ObjectNode posting = Directory.find(world.directory().postings(), id);
        return posting != null && PublicPosting.isShown(posting) ? posting : null;
    }

    private Answer apply(String id, Query query, DataApi.Call call) {
        if (!apiKey.equals(query.one("key"))) {
            return failed(403, "Invalid API key");
        }
        if (applications.take(SITE) > 0) {
            return failed(429, "Too many requests");
        }
        ObjectNode posting = find(id);
        if (posting == null) {
            return failed(404, "Document not found");
        }
        String application = new PublicApplication(world).take(posting, call);
        return Answer.json(200, Json.object().put("ok", true).put("applicationId", application));
    }

    private static Answer failed(int status, String error) {
        return Answer.json(status, Json.object().put("ok", false).put("error", error));
    }
}
