package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading postings, with the documented filters. */
final class PostingRoutes implements Family {
    private static final String READ = "postings:read:admin";
    private static final List<String> CATEGORIES = List.of("team", "department", "location", "commitment", "level");
    private static final String[] STATES = {"published", "internal", "closed", "draft", "pending", "rejected"};

    private static final Comparator<ObjectNode> NEWEST_FIRST = Comparator.comparingLong(
                    (ObjectNode posting) -> posting.get("createdAt").longValue())
            .reversed();

    private final World world;
    private final Pages pages;
    private final Shape shape;

    PostingRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.shape = shape(world);
    }

    static Shape shape(World world) {
        return Links.in(world)
                .users("user", "owner", "hiringManager", "followers")
                .shape("content", "followers");
    }

    @Override
    public List<Route> routes() {
        Route.Draft list = Route.get("/postings", READ)
                .paged()
                .knows(
                        Parameter.word("state", STATES),
                        Parameter.word("group", "location", "team", "department", "commitment"),
                        Parameter.words("distributionChannel", "public", "internal"),
                        Parameter.texts("tag"),
                        Access.parameter())
                .range("updated_at")
                .shape(shape);
        CATEGORIES.forEach(category -> list.knows(Parameter.texts(category)));
        return List.of(
                list.to(this::list),
                Route.get("/postings/{posting}", READ)
                        .knows(Parameter.word("distribution", "internal", "external"))
                        .shape(shape)
                        .to(this::one));
    }

    private Answer one(Request request) {
        return request.answer(200, find(world, request));
    }

    /** The posting of the path; a copy that may be changed. */
    static ObjectNode find(World world, Request request) {
        String id = request.var("posting");
        return Access.record(
                request, "postings", id, Directory.find(world.directory().postings(), id));
    }

    private Answer list(Request request) {
        Access.checkList(request);
        Predicate<ObjectNode> shown = posting -> Access.shows(request, Access.isConfidential(posting));
        Predicate<ObjectNode> wanted = filters(request.query()).stream().reduce(shown, Predicate::and);
        List<ObjectNode> postings = world.directory().postings().stream()
                .filter(wanted)
                .sorted(NEWEST_FIRST)
                .toList();
        return pages.page(request, postings, "id");
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
}
