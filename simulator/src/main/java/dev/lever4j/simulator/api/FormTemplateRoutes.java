package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.Templates;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Templates of profile forms. PUT replaces the whole template. */
final class FormTemplateRoutes implements Family {
    private static final String READ = "form_templates:read:admin";
    private static final String WRITE = "form_templates:write:admin";
    private static final String ALL = "/form_templates";
    private static final String ONE = "/form_templates/{formTemplate}";
    private static final Body TEMPLATE = Body.json(Fields.NONE
            .required("text", Type.TEXT)
            .optional("instructions", Type.TEXT)
            .optional("group", Type.TEXT)
            .optional("secretByDefault", Type.FLAG)
            .required("fields", Questions.LIST));

    private final World world;
    private final Form form;
    private final Pages pages;
    private final Store templates;

    FormTemplateRoutes(World world, Pages pages, Form form) {
        this.form = form;
        this.world = world;
        this.pages = pages;
        this.templates = Templates.profile(world);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, READ).paged().to(this::list),
                Route.get(ONE, READ).to(request -> request.answer(200, shown(find(request)))),
                Route.post(ALL, WRITE).takes(TEMPLATE).to(this::create),
                Route.put(ONE, WRITE).takes(TEMPLATE).to(this::replace),
                Route.delete(ONE, WRITE).to(this::delete));
    }

    private Answer list(Request request) {
        List<ObjectNode> all = templates.list().stream()
                .map(template -> shown(template.deepCopy()))
                .toList();
        return pages.page(request, all, "id");
    }

    private ObjectNode shown(ObjectNode template) {
        return form.numbersAsTexts(template, "createdAt", "updatedAt");
    }

    private ObjectNode find(Request request) {
        String id = request.var("formTemplate");
        return Access.record(request, "form_templates", id, templates.find(id));
    }

    private Answer create(Request request) {
        return request.answer(201, shown(templates.put(template(request, world.newId(), world.now()))));
    }

    private Answer replace(Request request) {
        ObjectNode before = madeHere(request);
        long createdAt = before.get("createdAt").longValue();
        return request.answer(200, shown(templates.put(template(request, Json.text(before, "id"), createdAt))));
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
        ObjectNode template = Json.object().put("id", id).put("createdAt", createdAt);
        template.put("updatedAt", world.now()).put("text", Json.text(body, "text"));
        template.put("instructions", Json.text(body, "instructions"));
        template.set("group", FeedbackTemplateRoutes.group(world, body));
        template.put("secretByDefault", body.path("secretByDefault").booleanValue(false));
        template.set("fields", Questions.kept(world, body.get("fields"), Questions.PROFILE));
        return template;
    }
}
