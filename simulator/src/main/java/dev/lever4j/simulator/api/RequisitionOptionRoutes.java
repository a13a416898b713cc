package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.RequisitionFields;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Options of a dropdown field; each call does all it says or nothing. */
final class RequisitionOptionRoutes implements Family {
    private static final String OPTIONS = RequisitionFieldRoutes.ONE + "/options";

    private final Store fields;
    private final DropdownOptions options;

    RequisitionOptionRoutes(World world) {
        this.fields = RequisitionFields.in(world);
        this.options = new DropdownOptions(world);
    }

    @Override
    public List<Route> routes() {
        Fields named = Fields.NONE.required("text", Type.TEXT);
        return List.of(
                Route.post(OPTIONS, RequisitionFieldRoutes.WRITE)
                        .takes(values(Type.object(named)))
                        .to(this::add),
                Route.put(OPTIONS, RequisitionFieldRoutes.WRITE)
                        .takes(values(Type.object(named.required("id", Type.TEXT))))
                        .to(this::change),
                Route.delete(OPTIONS, RequisitionFieldRoutes.WRITE)
                        .takes(values(Type.TEXT))
                        .to(this::delete));
    }

    private static Body values(Type element) {
        return Body.json(Fields.NONE.required("values", Type.listOf(element)));
    }

    /** Answers the last of the new options, as the documentation shows for two. */
    private Answer add(Request request) {
        synchronized (fields) {
            ObjectNode field = dropdown(request);
            List<ObjectNode> made = options.made(values(request));
            DropdownOptions.checkTotal(field.withArray("options").size() + made.size());
            field.withArray("options").addAll(made);
            fields.put(field);
            return Answer.data(201, made.get(made.size() - 1));
        }
    }

    private Answer change(Request request) {
        synchronized (fields) {
            ObjectNode field = dropdown(request);
            for (ObjectNode change : options.made(values(request))) {
                option(field, Json.text(change, "id")).put("text", Json.text(change, "text"));
            }
            return request.answer(200, fields.put(field));
        }
    }

    private Answer delete(Request request) {
        synchronized (fields) {
            ObjectNode field = dropdown(request);
            List<String> gone = new ArrayList<>();
            values(request).forEach(id -> gone.add(Json.text(option(field, id.stringValue()), "id")));
            ArrayNode rest = Json.array();
            for (JsonNode option : field.withArray("options")) {
                if (!gone.contains(Json.text(option, "id"))) {
                    rest.add(option);
                }
            }
            field.set("options", rest);
            fields.put(field);
            return Answer.empty();
        }
    }

    private ObjectNode dropdown(Request request) {
        ObjectNode field = RequisitionFieldRoutes.find(fields, request);
        if (!Json.text(field, "type").equals("dropdown")) {
            throw LeverError.badRequest(Json.text(field, "id") + " is not a dropdown");
        }
        return field;
    }

    private static JsonNode values(Request request) {
        JsonNode values = request.body().get("values");
        if (values.isEmpty()) {
            throw LeverError.badRequest("values must not be empty");
        }
        return values;
    }

    private static ObjectNode option(ObjectNode field, String id) {
        for (JsonNode option : field.withArray("options")) {
            if (Json.text(option, "id").equals(id) && option instanceof ObjectNode found) {
                return found;
            }
        }
        throw LeverError.badRequest("option " + id + " was not found");
    }
}
