package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Openings;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Creating postings and changing parts of them. Confidentiality is not among what can be written. */
final class PostingWrites implements Family {
    private static final String WRITE = "postings:write:admin";
    private static final Fields CATEGORIES = Fields.NONE
            .optional("team", Type.TEXT)
            .optional("department", Type.TEXT)
            .optional("location", Type.TEXT)
            .optional("allLocations", Type.TEXTS)
            .optional("commitment", Type.TEXT)
            .optional("level", Type.TEXT);
    private static final Fields CONTENT = Fields.NONE
            .optional("description", Type.TEXT)
            .optional("descriptionHtml", Type.TEXT)
            .optional(
                    "lists",
                    Type.listOf(
                            Type.object(Fields.NONE.optional("text", Type.TEXT).optional("content", Type.TEXT))))
            .optional("closing", Type.TEXT)
            .optional("closingHtml", Type.TEXT)
            .optional("closingPostingHtml", Type.TEXT);
    private static final Fields SALARY = Fields.NONE
            .required("min", Type.NUMBER)
            .required("max", Type.NUMBER)
            .required("currency", Type.TEXT)
            .required("interval", Type.TEXT);
    private static final Fields CHANGE = Fields.NONE
            .optional("text", Type.TEXT)
            .optional("state", Type.word("published", "internal", "closed", "draft", "pending", "rejected"))
            .optional("distributionChannels", Type.listOf(Type.word("public", "internal")))
            .optional("owner", Type.TEXT)
            .optional("hiringManager", Type.TEXT)
            .optional("followers", Type.TEXTS)
            .optional("country", Type.TEXT)
            .optional("categories", Type.object(CATEGORIES))
            .optional("tags", Type.TEXTS)
            .optional("content", Type.object(CONTENT))
            .optional("workplaceType", Type.word("unspecified", "onsite", "remote", "hybrid"))
            .optional("requisitionCodes", Type.TEXTS)
            .optional("salaryDescription", Type.TEXT)
            .optional("salaryDescriptionHtml", Type.TEXT)
            .optional("salaryRange", Type.object(SALARY));

    /** Null takes these away; elsewhere it is as if nothing were given. */
    private static final Set<String> CLEARABLE = Set.of("owner", "hiringManager", "salaryRange", "country");

    private final World world;
    private final Shape shape;

    PostingWrites(World world) {
        this.world = world;
        this.shape = PostingRoutes.shape(world);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/postings", WRITE)
                        .actor(Route.Actor.REQUIRED)
                        .takes(Body.json(CHANGE.required("text", Type.TEXT)))
                        .shape(shape)
                        .to(this::create),
                Route.post("/postings/{posting}", WRITE)
                        .actor(Route.Actor.REQUIRED)
                        .takes(Body.json(CHANGE))
                        .shape(shape)
                        .to(this::change));
    }

    private Answer create(Request request) {
        String creator = Objects.requireNonNull(request.actor());
        ObjectNode posting = Openings.blank(world.newId(), creator, world.now());
        return request.answer(201, world.directory().postingStore().put(written(posting, request.body())));
    }

    private Answer change(Request request) {
        ObjectNode posting = PostingRoutes.find(world, request);
        if (Json.text(request.body(), "workplaceType").equals("unspecified")
                && !Json.text(posting, "workplaceType").equals("unspecified")) {
            throw LeverError.badRequest("workplaceType cannot return to unspecified");
        }
        ObjectNode after = world.directory()
                .postingStore()
                .change(Store.ACCOUNT, Json.text(posting, "id"), before -> written(before, request.body()));
        return request.answer(200, Objects.requireNonNullElse(after, posting));
    }

    private ObjectNode written(ObjectNode posting, ObjectNode body) {
        for (String user : List.of("owner", "hiringManager")) {
            isUser(user, Json.text(body, user));
        }
        Json.texts(body, "followers").forEach(user -> isUser("followers", user));
        for (String name : body.propertyNames()) {
            JsonNode value = body.get(name);
            if (value.isNull() && !CLEARABLE.contains(name)) {
                continue;
            }
            switch (name) {
                case "categories" -> categories((ObjectNode) posting.get("categories"), value);
                case "content" -> content((ObjectNode) posting.get("content"), value);
                case "salaryDescriptionHtml" -> salary(posting, value.stringValue(""));
                default -> posting.set(name, value);
            }
        }
        Openings.settle(posting);
        return posting.put("updatedAt", world.now());
    }

    private void isUser(String field, String id) {
        if (!id.isEmpty() && world.directory().userStore().find(id) == null) {
            throw LeverError.badRequest(field + " " + id + " is not a user");
        }
    }

    private static void categories(ObjectNode categories, JsonNode given) {
        given.properties().forEach(entry -> categories.set(entry.getKey(), entry.getValue()));
        Set<String> names = Set.copyOf(given.propertyNames());
        if (names.contains("location") && !names.contains("allLocations")) {
            categories.putArray("allLocations").add(given.get("location"));
        }
    }

    private static void content(ObjectNode content, JsonNode given) {
        if (given.has("descriptionHtml")) {
            html(content, "description", "descriptionHtml", Json.text(given, "descriptionHtml"));
        }
        for (String name : List.of("closingHtml", "closingPostingHtml")) {
            if (given.has(name)) {
                html(content, "closing", "closingHtml", Json.text(given, name));
            }
        }
        if (given.has("lists")) {
            given.path("lists")
                    .forEach(list -> PostingHtml.LIST.check("content.lists.content", Json.text(list, "content")));
            content.set("lists", given.get("lists"));
        }
    }

    private static void html(ObjectNode content, String plain, String name, String html) {
        PostingHtml.DESCRIPTION.check("content." + name, html);
        content.put(plain, PostingHtml.plain(html)).put(name, html);
    }

    private static void salary(ObjectNode posting, String html) {
        PostingHtml.DESCRIPTION.check("salaryDescriptionHtml", html);
        posting.put("salaryDescription", PostingHtml.plain(html).strip()).put("salaryDescriptionHtml", html);
    }
}
