package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading postings, with the documented filters. */
final class PostingRoutes {
    private static final String READ = "postings:read:admin";
    private static final List<String> CATEGORIES = List.of("team", "department", "location", "commitment", "level");
    private static final Set<String> STATES = Set.of("published", "internal", "closed", "draft", "pending", "rejected");

    private final Directory directory;
    private final Pages pages;
    private final Shape shape;

    PostingRoutes(Directory directory, Pages pages) {
        this.directory = directory;
        this.pages = pages;
        Function<String, @Nullable ObjectNode> user = id -> Directory.find(directory.users(), id);
        this.shape = new Shape(
                Set.of("content", "followers"),
                Map.of("user", user, "owner", user, "hiringManager", user, "followers", user));
    }

    List<Route> routes() {
        return List.of(Route.get("/postings", READ, this::list), Route.get("/postings/:id", READ, this::one));
    }

    private Answer one(Request request) {
        ObjectNode posting = Directory.find(directory.postings(), request.var("id"));
        if (posting == null) {
            throw LeverError.notFound("postings", request.var("id"));
        }
        if (isConfidential(posting) && !request.caller().seesConfidential()) {
            throw LeverError.forbidden("This credential has no access to confidential data");
        }
        return Answer.data(200, shape.of(request.query()).apply(posting.deepCopy()));
    }

    private Answer list(Request request) {
        Predicate<ObjectNode> wanted =
                filters(request.query()).stream().reduce(confidentiality(request), Predicate::and);
        List<ObjectNode> postings = directory.postings().stream().filter(wanted).toList();
        return pages.page(request, Listing.of(postings, "id"), shape.of(request.query()));
    }

    private static Predicate<ObjectNode> confidentiality(Request request) {
        String wanted = Objects.requireNonNullElse(request.query().one("confidentiality"), "non-confidential");
        if (!wanted.equals("non-confidential") && !request.caller().seesConfidential()) {
            throw LeverError.forbidden("This credential has no access to confidential data");
        }
        return switch (wanted) {
            case "all" -> posting -> true;
            case "confidential" -> PostingRoutes::isConfidential;
            case "non-confidential" -> posting -> !isConfidential(posting);
            default -> throw LeverError.badRequest("confidentiality must be confidential, non-confidential or all");
        };
    }

    private static List<Predicate<ObjectNode>> filters(Query query) {
        List<Predicate<ObjectNode>> tests = new ArrayList<>();
        state(query, tests);
        for (String category : CATEGORIES) {
            Set<String> wanted = Set.copyOf(query.all(category));
            if (!wanted.isEmpty()) {
                tests.add(posting -> wanted.contains(Json.text(posting.get("categories"), category)));
            }
        }
        Set<String> tags = Set.copyOf(query.all("tag"));
        if (!tags.isEmpty()) {
            tests.add(posting -> any(posting, "tags", tags));
        }
        Long start = query.time("updated_at_start");
        Long end = query.time("updated_at_end");
        if ((start != null || end != null) && !tests.isEmpty()) {
            throw LeverError.badRequest("updated_at filters may be combined only with confidentiality");
        }
        long from = start == null ? Long.MIN_VALUE : start;
        long to = end == null ? Long.MAX_VALUE : end;
        tests.add(posting -> posting.get("updatedAt").longValue() >= from
                && posting.get("updatedAt").longValue() <= to);
        return tests;
    }

    /** Published alone means published on the public channel, unless both channels are named. */
    private static void state(Query query, List<Predicate<ObjectNode>> tests) {
        Set<String> states = Set.copyOf(query.all("state"));
        Set<String> channels = Set.copyOf(query.all("distributionChannel"));
        if (!STATES.containsAll(states)) {
            throw LeverError.badRequest("state must be one of published, internal, closed, draft, pending, rejected");
        }
        if (!states.isEmpty()) {
            tests.add(posting -> states.contains(Json.text(posting, "state")));
        }
        if (!channels.isEmpty()) {
            tests.add(posting -> any(posting, "distributionChannels", channels));
        } else if (states.contains("published")) {
            tests.add(posting -> !Json.text(posting, "state").equals("published")
                    || any(posting, "distributionChannels", Set.of("public")));
        }
    }

    private static boolean any(ObjectNode posting, String field, Set<String> wanted) {
        for (JsonNode value : posting.path(field)) {
            if (wanted.contains(value.stringValue(""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConfidential(ObjectNode posting) {
        return Json.text(posting, "confidentiality").equals("confidential");
    }
}
