package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Hooks;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Managing webhooks. The signature token is told once, when a webhook is made. */
final class WebhookRoutes implements Family {
    private static final String WRITE = "webhooks:write:admin";
    private static final Type EVENT = Type.word(
            "applicationCreated",
            "candidateHired",
            "candidateStageChange",
            "candidateArchiveChange",
            "candidateDeleted",
            "interviewCreated",
            "interviewUpdated",
            "interviewDeleted",
            "contactCreated",
            "contactUpdated");
    private static final Type CONFIGURATION = Type.object(Fields.NONE.optional(
            "conditions",
            Type.object(
                    Fields.NONE.optional("origins", Type.listOf(Type.word(Hooks.ORIGINS.toArray(String[]::new)))))));
    private static final Type CHANGE = Type.object(
            Fields.NONE.required("id", Type.TEXT).optional("url", Type.TEXT).optional("configuration", CONFIGURATION));

    private final World world;
    private final Store hooks;
    private final Form form;

    WebhookRoutes(World world, Form form) {
        this.world = world;
        this.hooks = Hooks.in(world);
        this.form = form;
    }

    @Override
    public List<Route> routes() {
        Body made = Body.json(Fields.NONE
                .required("url", Type.TEXT)
                .required("event", EVENT)
                .optional("configuration", CONFIGURATION));
        return List.of(
                Route.get("/webhooks", "webhooks:read:admin")
                        .knows(Unpaged.PARAMETERS)
                        .to(this::list),
                Route.post("/webhooks", WRITE).takes(made).to(this::add),
                Route.put("/webhooks", WRITE)
                        .takes(Body.json(Fields.NONE.required("data", Type.listOf(CHANGE))))
                        .to(this::change),
                Route.delete("/webhooks/{webhook}", WRITE).to(this::delete));
    }

    private Answer list(Request request) {
        return Unpaged.answer(
                request, hooks.list().stream().map(WebhookRoutes::shown).toList());
    }

    private Answer add(Request request) {
        long now = world.now();
        String event = Json.text(request.body(), "event");
        ObjectNode hook = Json.object().put("id", world.newId()).put("event", event);
        hook.put("url", url(request.body()));
        hook.set("configuration", configuration(request.body(), event));
        hook.withObject("configuration").put("signatureToken", token());
        hooks.put(hook.put("createdAt", now).put("updatedAt", now));
        return form == Form.LIVE
                ? request.answer(201, hook)
                : Answer.data(201, Json.object().set("data", hook));
    }

    /** Changes all of them or none. */
    private Answer change(Request request) {
        synchronized (hooks) {
            List<ObjectNode> changed = new ArrayList<>();
            for (JsonNode change : request.body().get("data")) {
                changed.add(changed(change));
            }
            ArrayNode data = Json.array();
            changed.forEach(hook -> data.add(shown(hooks.put(hook))));
            return Answer.data(200, data);
        }
    }

    private ObjectNode changed(JsonNode change) {
        ObjectNode hook = own(Json.text(change, "id"));
        if (change.hasNonNull("url")) {
            hook.put("url", url(change));
        }
        if (change.hasNonNull("configuration")) {
            String token = Json.text(hook.get("configuration"), "signatureToken");
            ObjectNode configuration = configuration(change, Json.text(hook, "event"));
            hook.set("configuration", configuration.put("signatureToken", token));
        }
        return hook.put("updatedAt", world.now());
    }

    private Answer delete(Request request) {
        String id = request.var("webhook");
        own(id);
        hooks.delete(Store.ACCOUNT, id);
        return Answer.empty();
    }

    private ObjectNode own(String id) {
        ObjectNode hook = hooks.find(id);
        if (hook == null) {
            throw LeverError.notFound("webhooks", id);
        }
        if (Hooks.signatureToken(hook) == null) {
            throw LeverError.forbidden("webhooks " + id + " was not created through the API");
        }
        return hook.deepCopy();
    }

    private static String url(JsonNode body) {
        String url = Json.text(body, "url");
        if (!url.startsWith("https://") && !Hooks.isLoopback(url)) {
            throw LeverError.badRequest("url must start with https://");
        }
        return url;
    }

    private static ObjectNode configuration(JsonNode body, String event) {
        JsonNode origins = body.path("configuration").path("conditions").path("origins");
        ObjectNode configuration = Json.object();
        if (Hooks.knowsOrigins(event)) {
            configuration
                    .putObject("conditions")
                    .set("origins", origins.isArray() ? origins.deepCopy() : Json.texts(Hooks.ORIGINS));
        } else if (origins.isArray()) {
            throw LeverError.badRequest("configuration.conditions.origins is not known for " + event);
        }
        return configuration;
    }

    private String token() {
        String digits = (world.newId() + world.newId()).replace("-", "");
        return digits.substring(0, 48);
    }

    private static ObjectNode shown(ObjectNode hook) {
        ObjectNode shown = hook.deepCopy();
        shown.withObject("configuration").remove("signatureToken");
        return shown;
    }
}
