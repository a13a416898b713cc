package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.Templates;
import dev.lever4j.simulator.world.World;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Templates of feedback forms, by text. PUT replaces the whole template and gives its fields new ids, as live. */
final class FeedbackTemplateRoutes implements Family {
    private static final String READ = "feedback_templates:read:admin";
    private static final String WRITE = "feedback_templates:write:admin";
    private static final String ALL = "/feedback_templates";
    private static final String ONE = "/feedback_templates/{feedbackTemplate}";
    private static final Body TEMPLATE = Body.json(Fields.NONE
            .required("text", Type.TEXT)
            .optional("instructions", Type.TEXT)
            .optional("group", Type.TEXT)
            .required("fields", Questions.LIST));

    private final World world;
    private final Pages pages;
    private final Store templates;

    FeedbackTemplateRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.templates = Templates.feedback(world);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, READ).paged().to(this::list),
                Route.get(ONE, READ)
                        .to(request -> request.answer(200, find(request).deepCopy())),
                Route.post(ALL, WRITE).takes(TEMPLATE).to(this::create),
                Route.put(ONE, WRITE).takes(TEMPLATE).to(this::replace),
                Route.delete(ONE, WRITE).to(this::delete));
    }

    private Answer list(Request request) {
        List<ObjectNode> sorted = templates.list().stream()
                .sorted(Comparator.comparing(template -> Json.text(template, "text")))
                .toList();
        return pages.page(request, sorted, "id");
    }

    private ObjectNode find(Request request) {
        String id = request.var("feedbackTemplate");
        return Access.record(request, "feedback_templates", id, templates.find(id));
    }

    private Answer create(Request request) {
        ObjectNode made = template(request, world.newId(), world.now());
        return request.answer(201, templates.put(made));
    }

    private Answer replace(Request request) {
        ObjectNode before = madeHere(request);
        return request.answer(
                200,
                templates.put(template(
                        request,
                        Json.text(before, "id"),
                        before.get("createdAt").longValue())));
    }

    private Answer delete(Request request) {
        templates.delete(Store.ACCOUNT, Json.text(madeHere(request), "id"));
        return Answer.empty();
    }

    private ObjectNode madeHere(Request request) {
        ObjectNode template = find(request);
        if (!templates.isMade(Store.ACCOUNT, Json.text(template, "id"))) {
            throw LeverError.forbidden("Only templates that were created by the API can be changed by it");
        }
        return template;
    }

    private ObjectNode template(Request request, String id, long createdAt) {
        ObjectNode body = request.body();
        int scores = 0;
        for (JsonNode field : body.get("fields")) {
            scores += Json.text(field, "type").equals("score-system") ? 1 : 0;
        }
        if (scores != 1) {
            throw LeverError.badRequest("fields must hold exactly one score-system");
        }
        ObjectNode template = Json.object().put("id", id).put("text", Json.text(body, "text"));
        template.set("group", group(world, body));
        template.put("instructions", Json.text(body, "instructions"));
        template.set("fields", Questions.kept(world, body.get("fields"), Questions.FEEDBACK));
        return template.put("createdAt", createdAt).putNull("stage").put("updatedAt", world.now());
    }

    /** The group that a body names by its id. */
    static JsonNode group(World world, ObjectNode body) {
        String id = Json.text(body, "group");
        ObjectNode group = Templates.group(world, id);
        if (group == null && !id.isEmpty()) {
            throw LeverError.badRequest("group " + id + " does not exist");
        }
        return group == null ? Json.nothing() : group;
    }
}
