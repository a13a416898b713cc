package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Requisitions;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Making, replacing and deleting requisitions. */
final class RequisitionWrites implements Family {
    private static final String WRITE = "requisitions:write:admin";
    private static final String ONE = "/requisitions/{requisition}";
    private static final Body BODY = Body.json(Fields.NONE
            .required("requisitionCode", Type.TEXT)
            .required("name", Type.TEXT)
            .required("headcountTotal", Type.ANY)
            .optional("backfill", Type.FLAG)
            .optional(
                    "compensationBand",
                    Type.object(Fields.NONE
                            .optional("currency", Type.TEXT)
                            .optional("interval", Type.TEXT)
                            .optional("min", Type.NUMBER)
                            .optional("max", Type.NUMBER)))
            .optional("createdAt", Type.TIME)
            .optional("customFields", Type.MAP)
            .optional("employmentStatus", Type.TEXT)
            .optional("hiringManager", Type.TEXT)
            .optional("internalNotes", Type.TEXT)
            .optional("location", Type.TEXT)
            .optional("owner", Type.TEXT)
            .optional("status", Type.word("draft", "open", "closed", "onHold"))
            .optional("team", Type.TEXT)
            .optional("department", Type.TEXT)
            .optional("postingIds", Type.TEXTS));

    private final World world;
    private final Store requisitions;
    private final RequisitionView view;
    private final CustomFields customFields;
    private final Form form;

    RequisitionWrites(World world, Form form) {
        this.world = world;
        this.requisitions = Requisitions.in(world);
        this.view = new RequisitionView(world);
        this.customFields = new CustomFields(world);
        this.form = form;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/requisitions", WRITE).takes(BODY).to(this::add),
                Route.put(ONE, WRITE).takes(BODY).to(this::replace),
                Route.delete(ONE, WRITE).to(this::delete));
    }

    private Answer add(Request request) {
        synchronized (requisitions) {
            long now = world.now();
            ObjectNode it = Json.object().put("id", world.newId());
            it.put("createdAt", request.body().path("createdAt").longValue(now));
            it.put("confidentiality", "non-confidential")
                    .put("headcountHired", 0)
                    .putNull("creator");
            it.putObject("approval").putArray("steps");
            it.putArray("postings");
            it.putArray("offerIds");
            it.putNull("timeToFillStartAt").putNull("timeToFillEndAt");
            return keep(request, it, 201);
        }
    }

    private Answer replace(Request request) {
        synchronized (requisitions) {
            ObjectNode it = RequisitionRoutes.find(requisitions, request);
            if (it.path(Requisitions.FROZEN).booleanValue(false)) {
                throw LeverError.badRequest("This requisition is read-only: a requisition field it uses was changed");
            }
            boolean draft = Json.text(it, "status").equals("draft");
            if (!draft && Json.text(request.body(), "status").equals("draft")) {
                throw LeverError.badRequest("status cannot return to draft");
            }
            return keep(request, it, form.replaced());
        }
    }

    private Answer keep(Request request, ObjectNode it, int status) {
        JsonNode body = request.body();
        customFields.check(body.path("customFields"));
        it.put("name", Json.text(body, "name")).put("requisitionCode", code(body, it));
        headcount(it, body.get("headcountTotal"));
        it.put("backfill", body.path("backfill").booleanValue(false));
        it.put("owner", user(body, "owner")).put("hiringManager", user(body, "hiringManager"));
        it.put("internalNotes", body.path("internalNotes").stringValue(""));
        for (String field : List.of("employmentStatus", "location", "team", "department", "compensationBand")) {
            it.set(field, body.hasNonNull(field) ? body.get(field) : null);
        }
        it.set("customFields", body.path("customFields").isObject() ? body.get("customFields") : Json.object());
        if (body.path("postingIds").isArray()) {
            new RequisitionPostings(world).set(request, it);
        }
        status(it, body.path("status").stringValue("open"));
        requisitions.put(it.put("updatedAt", world.now()));
        return Answer.data(status, form == Form.LIVE ? view.written(it) : view.read(it));
    }

    private void status(ObjectNode it, String status) {
        if (Json.text(it, "status").equals(status)) {
            return;
        }
        it.put("status", status).put("closedAt", status.equals("closed") ? Long.valueOf(world.now()) : null);
        Requisitions.state(it, status, world.now());
    }

    private String code(JsonNode body, ObjectNode self) {
        String code = Json.text(body, "requisitionCode");
        for (ObjectNode other : requisitions.list()) {
            if (Json.text(other, "requisitionCode").equals(code)
                    && !other.get("id").equals(self.get("id"))) {
                throw LeverError.badRequest("requisitionCode " + code + " is taken");
            }
        }
        return code;
    }

    private static void headcount(ObjectNode it, JsonNode total) {
        boolean unlimited = total.isString() && total.stringValue().equals("unlimited");
        if (!unlimited && !(total.isIntegralNumber() && total.longValue() >= 0)) {
            throw LeverError.badRequest("headcountTotal must be a whole number or unlimited");
        }
        it.set("headcountTotal", total);
        it.put("headcountInfinite", unlimited);
    }

    private @Nullable String user(JsonNode body, String field) {
        String id = body.path(field).stringValue(null);
        if (id != null && Directory.find(world.directory().users(), id) == null) {
            throw LeverError.badRequest(field + " " + id + " is not a user");
        }
        return id;
    }

    private Answer delete(Request request) {
        RequisitionRoutes.find(requisitions, request);
        requisitions.delete(Store.ACCOUNT, request.var("requisition"));
        return Answer.empty();
    }
}
