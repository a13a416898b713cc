package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Forms;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.Templates;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Profile forms. */
final class ProfileFormRoutes implements Family {
    private static final String ALL = "/opportunities/{opportunity}/forms";
    private static final Fields NEW = Fields.NONE
            .required("baseTemplateId", Type.TEXT)
            .required("fields", Questions.FILLED)
            .optional("secret", Type.FLAG);

    private final World world;
    private final Pages pages;
    private final Store templates;
    private final Store forms;
    private final Shape shape;

    ProfileFormRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.templates = Templates.profile(world);
        this.forms = Forms.profileForms(world);
        this.shape = Links.in(world).users("user").stages("stage").shape();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, "forms:read:admin").paged().shape(shape).to(this::list),
                Route.get(ALL + "/{form}", "forms:read:admin").shape(shape).to(this::one),
                Route.post(ALL, "forms:write:admin")
                        .actor(Route.Actor.OPTIONAL)
                        .takes(Body.json(NEW))
                        .shape(shape)
                        .to(this::create));
    }

    private Answer list(Request request) {
        return pages.page(request, forms.list(Access.opportunity(world, request).id()), "id");
    }

    private Answer one(Request request) {
        String owner = Access.opportunity(world, request).id();
        String id = request.var("form");
        return request.answer(200, Access.record(request, "forms", id, forms.find(owner, id)));
    }

    /** All fields of the template must be named, those left blank with null. */
    private Answer create(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        ObjectNode body = request.body();
        ObjectNode template = templates.find(Json.text(body, "baseTemplateId"));
        if (template == null) {
            throw LeverError.badRequest("baseTemplateId " + Json.text(body, "baseTemplateId") + " does not exist");
        }
        List<String> named = StreamSupport.stream(body.get("fields").spliterator(), false)
                .map(field -> Json.text(field, "id"))
                .toList();
        for (JsonNode field : template.get("fields")) {
            if (!named.contains(Json.text(field, "id"))) {
                throw LeverError.badRequest("fields: " + Json.text(field, "id") + " is missing");
            }
        }
        long now = world.now();
        ObjectNode form = Json.object().put("id", world.newId()).put("type", "form");
        form.put("text", Json.text(template, "text")).put("instructions", Json.text(template, "instructions"));
        form.put("baseTemplateId", Json.text(template, "id"));
        form.set("fields", FieldValues.filled(template.get("fields"), body.get("fields"), "fields"));
        form.put("user", request.actor()).put("stage", opportunity.stage());
        form.put("completedAt", now).put("createdAt", now).putNull("deletedAt");
        return request.answer(201, forms.put(opportunity.id(), form));
    }
}
