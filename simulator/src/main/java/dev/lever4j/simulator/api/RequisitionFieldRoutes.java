package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.RequisitionFields;
import dev.lever4j.simulator.world.Requisitions;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of custom fields of requisitions. */
final class RequisitionFieldRoutes implements Family {
    static final String WRITE = "requisition_fields:write:admin";
    static final String ONE = "/requisition_fields/{requisitionField}";
    private static final String READ = "requisition_fields:read:admin";
    private static final int MOST = 100;
    private static final int MOST_SUBFIELDS = 10;
    private static final Type TYPE = Type.word("number", "text", "date", "object", "dropdown");
    private static final Fields FIELDS = Fields.NONE
            .required("text", Type.TEXT)
            .required("type", TYPE)
            .optional("isRequired", Type.FLAG)
            .optional(
                    "subfields",
                    Type.listOf(Type.object(Fields.NONE
                            .required("id", Type.TEXT)
                            .required("text", Type.TEXT)
                            .required("type", Type.word("number", "text", "date")))))
            .optional(
                    "options",
                    Type.listOf(
                            Type.object(Fields.NONE.required("text", Type.TEXT).optional("id", Type.TEXT))));

    private final World world;
    private final Store fields;
    private final DropdownOptions options;
    private final Form form;

    RequisitionFieldRoutes(World world, Form form) {
        this.world = world;
        this.fields = RequisitionFields.in(world);
        this.options = new DropdownOptions(world);
        this.form = form;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/requisition_fields", READ)
                        .knows(Unpaged.PARAMETERS)
                        .knows(
                                Parameter.flag("isRequired"),
                                Parameter.word("type", "number", "text", "date", "object", "dropdown"))
                        .to(this::list),
                Route.get(ONE, READ).to(request -> request.answer(200, find(fields, request))),
                Route.post("/requisition_fields", WRITE)
                        .takes(Body.json(FIELDS.required("id", Type.TEXT)))
                        .to(this::add),
                Route.put(ONE, WRITE)
                        .takes(Body.json(FIELDS.optional("id", Type.TEXT)))
                        .to(this::replace),
                Route.delete(ONE, WRITE).to(this::delete));
    }

    private Answer list(Request request) {
        Boolean required = request.query().flag("isRequired");
        String type = request.query().one("type");
        return Unpaged.answer(
                request,
                fields.list().stream()
                        .filter(field ->
                                required == null || field.path("isRequired").booleanValue(false) == required)
                        .filter(field ->
                                type == null || Json.text(field, "type").equals(type))
                        .toList());
    }

    /** The code of a missing one is another than elsewhere, as seen live. */
    static ObjectNode find(Store fields, Request request) {
        ObjectNode found = fields.find(request.var("requisitionField"));
        if (found == null) {
            throw LeverError.noSuch("That requisition field doesn't exist on your account");
        }
        return found.deepCopy();
    }

    private Answer add(Request request) {
        synchronized (fields) {
            String id = Json.text(request.body(), "id");
            if (!id.matches("[a-z0-9]+(_[a-z0-9]+)*") || id.length() > 50) {
                throw LeverError.badRequest("id must be snake_case and at most 50 characters");
            }
            if (fields.find(id) != null) {
                throw LeverError.badRequest("id " + id + " is taken");
            }
            if (fields.list().size() >= MOST) {
                throw LeverError.badRequest("There may be at most " + MOST + " requisition fields");
            }
            return request.answer(201, fields.put(field(id, request.body())));
        }
    }

    private Answer replace(Request request) {
        synchronized (fields) {
            ObjectNode before = find(fields, request);
            String id = Json.text(before, "id");
            if (request.body().hasNonNull("id")
                    && !Json.text(request.body(), "id").equals(id)) {
                throw LeverError.badRequest("id must be " + id);
            }
            ObjectNode after = fields.put(field(id, request.body()));
            if (!before.get("type").equals(after.get("type"))
                    || !before.path("subfields").equals(after.path("subfields"))) {
                Requisitions.freeze(world, id);
            }
            return request.answer(form.replaced(), after);
        }
    }

    private Answer delete(Request request) {
        String id = Json.text(find(fields, request), "id");
        fields.delete(Store.ACCOUNT, id);
        Requisitions.freeze(world, id);
        return Answer.empty();
    }

    private ObjectNode field(String id, JsonNode body) {
        String type = Json.text(body, "type");
        ObjectNode field = Json.object().put("id", id).put("text", Json.text(body, "text"));
        field.put("type", type).put("isRequired", body.path("isRequired").booleanValue(false));
        int subfields = body.path("subfields").size();
        if (type.equals("object") ? subfields < 1 || subfields > MOST_SUBFIELDS : subfields > 0) {
            throw LeverError.badRequest("subfields: 1 to " + MOST_SUBFIELDS + " for type object, none for others");
        }
        if (!type.equals("dropdown") && !body.path("options").isEmpty()) {
            throw LeverError.badRequest("options are only for type dropdown");
        }
        if (type.equals("object")) {
            field.set("subfields", body.get("subfields"));
        }
        if (type.equals("dropdown")) {
            field.putArray("options").addAll(options.made(body.path("options")));
        }
        return field;
    }
}
