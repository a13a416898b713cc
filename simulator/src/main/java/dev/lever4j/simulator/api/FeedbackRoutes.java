package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Forms;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.Templates;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Feedback forms. A deleted one is no longer listed, but still comes back by its id. */
final class FeedbackRoutes implements Family {
    private static final String ALL = "/opportunities/{opportunity}/feedback";
    private static final String ONE = ALL + "/{feedback}";
    private static final String READ = "feedback:read:admin";
    private static final String WRITE = "feedback:write:admin";
    private static final Fields CHANGE =
            Fields.NONE.optional("completedAt", Type.TIME).optional("fieldValues", FieldValues.LIST);
    private static final Fields NEW = CHANGE.required("baseTemplateId", Type.TEXT)
            .optional("panel", Type.TEXT)
            .optional("interview", Type.TEXT)
            .optional("createdAt", Type.TIME);

    private final World world;
    private final Pages pages;
    private final Store templates;
    private final Store forms;
    private final Shape shape;

    FeedbackRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.templates = Templates.feedback(world);
        this.forms = Forms.feedback(world);
        this.shape = Links.in(world).users("user").shape();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, READ).paged().shape(shape).to(this::list),
                Route.get(ONE, READ).shape(shape).to(request -> request.answer(200, find(request))),
                Route.post(ALL, WRITE)
                        .actor(Route.Actor.REQUIRED)
                        .takes(Body.json(NEW))
                        .shape(shape)
                        .to(this::create),
                Route.put(ONE, WRITE)
                        .actor(Route.Actor.REQUIRED)
                        .takes(Body.json(CHANGE))
                        .to(this::change),
                Route.delete(ONE, WRITE).actor(Route.Actor.REQUIRED).to(this::delete));
    }

    private Answer list(Request request) {
        List<ObjectNode> there = forms.list(Access.opportunity(world, request).id()).stream()
                .filter(form -> form.get("deletedAt").isNull())
                .toList();
        return pages.page(request, there, "id");
    }

    private ObjectNode find(Request request) {
        String owner = Access.opportunity(world, request).id();
        String id = request.var("feedback");
        return Access.record(request, "feedback", id, forms.find(owner, id));
    }

    private ObjectNode live(Request request) {
        ObjectNode form = find(request);
        if (!form.get("deletedAt").isNull()) {
            throw LeverError.notFound("feedback", request.var("feedback"));
        }
        return form;
    }

    private Answer create(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        ObjectNode body = request.body();
        ObjectNode template = templates.find(Json.text(body, "baseTemplateId"));
        if (template == null) {
            throw LeverError.badRequest("baseTemplateId " + Json.text(body, "baseTemplateId") + " does not exist");
        }
        checkInterview(opportunity, body);
        long now = world.now();
        ObjectNode form = Json.object().put("id", world.newId()).put("type", "interview");
        form.put("text", Json.text(template, "text")).put("instructions", Json.text(template, "instructions"));
        form.set("fields", FieldValues.filled(template.get("fields"), body.path("fieldValues"), "fieldValues"));
        form.put("baseTemplateId", Json.text(template, "id"));
        form.set("interview", body.has("interview") ? body.get("interview") : Json.nothing());
        form.set("panel", body.has("panel") ? body.get("panel") : Json.nothing());
        form.put("user", Objects.requireNonNull(request.actor()));
        form.put("createdAt", body.path("createdAt").longValue(now));
        form.put("completedAt", body.path("completedAt").longValue(now));
        form.putNull("updatedAt").putNull("deletedAt");
        return request.answer(201, forms.put(opportunity.id(), form));
    }

    private void checkInterview(Opportunity opportunity, ObjectNode body) {
        if (body.hasNonNull("panel") != body.hasNonNull("interview")) {
            throw LeverError.badRequest("panel and interview must be given together");
        }
        if (body.hasNonNull("interview")) {
            ObjectNode interview = world.store("interviews").find(opportunity.id(), Json.text(body, "interview"));
            if (interview == null || !Json.text(interview, "panel").equals(Json.text(body, "panel"))) {
                throw LeverError.badRequest("interview " + Json.text(body, "interview") + " is not in the panel");
            }
        }
    }

    private Answer change(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        ObjectNode form = live(request);
        ObjectNode after =
                forms.change(opportunity.id(), Json.text(form, "id"), before -> changed(before, request.body()));
        return Answer.data(200, internal(opportunity, Objects.requireNonNullElse(after, form)));
    }

    private ObjectNode changed(ObjectNode form, ObjectNode body) {
        form.set("fields", FieldValues.filled(form.get("fields"), body.path("fieldValues"), "fieldValues"));
        if (body.path("completedAt").isNumber()) {
            form.set("completedAt", body.get("completedAt"));
        }
        return form.put("updatedAt", world.now());
    }

    private Answer delete(Request request) {
        forms.change(
                Access.opportunity(world, request).id(),
                Json.text(live(request), "id"),
                form -> form.put("deletedAt", world.now()));
        return Answer.empty();
    }

    /** The answer of PUT is of another shape than that of GET, as live. */
    private ObjectNode internal(Opportunity opportunity, ObjectNode form) {
        ObjectNode node = Json.object().put("accountId", world.accountId());
        node.set("createdAt", form.get("createdAt"));
        node.put("userId", Json.text(form, "user")).put("profileId", opportunity.id());
        for (String name : List.of("baseTemplateId", "text", "instructions", "type", "fields")) {
            node.set(name, form.get(name).deepCopy());
        }
        node.get("fields").forEach(field -> {
            if (field instanceof ObjectNode score && Json.text(score, "type").equals("score-system")) {
                score.put("type", "score").put("isSummary", true).put("summaryText", "");
                score.put("overall", true);
            }
        });
        node.set("panelId", form.get("panel"));
        node.set("interviewId", form.get("interview"));
        node.put("isCompleted", true).set("completedAt", form.get("completedAt"));
        return node.put("id", Json.text(form, "id"));
    }
}
