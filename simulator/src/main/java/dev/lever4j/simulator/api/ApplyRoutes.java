package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.ApplyForm;
import dev.lever4j.simulator.world.EeoResponses;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of a posting, and applying with it. */
final class ApplyRoutes implements Family {
    private static final String APPLY = "/postings/{posting}/apply";
    private static final Type CONSENT =
            Type.object(Fields.NONE.optional("provided", Type.FLAG).optional("compliancePolicyId", Type.TEXT));
    private static final Type NAMED =
            Type.listOf(Type.object(Fields.NONE.required("name", Type.TEXT).optional("value", Type.TEXT)));
    private static final Fields APPLICATION = Fields.NONE
            .required("personalInformation", NAMED)
            .optional("urls", NAMED)
            .optional(
                    "customQuestions",
                    Type.listOf(Type.object(Fields.NONE
                            .required("id", Type.TEXT)
                            .required(
                                    "fields",
                                    Type.listOf(Type.object(Fields.NONE
                                            .optional("value", Type.ANY)
                                            .optional("id", Type.TEXT)))))))
            .optional("eeoResponses", Type.MAP)
            .optional("ipAddress", Type.TEXT)
            .optional("source", Type.TEXT)
            .optional(
                    "consent",
                    Type.object(Fields.NONE.optional("marketing", CONSENT).optional("store", CONSENT)))
            .optional("diversitySurvey", Type.MAP)
            .optional("origin", Type.word("applied", "internal"))
            // seen in a live request that was accepted
            .optional("postId", Type.TEXT);

    private final World world;

    ApplyRoutes(World world) {
        this.world = world;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(APPLY, "postings:read:admin")
                        .knows(Parameter.text("location"), Parameter.word("distribution", "internal", "external"))
                        .to(this::form),
                Route.post(APPLY, "postings:write:admin")
                        .knows(Parameter.flag("send_confirmation_email"))
                        .takes(Body.json(APPLICATION))
                        .to(this::apply));
    }

    private Answer form(Request request) {
        ObjectNode posting = PostingRoutes.find(world, request);
        return request.answer(200, ApplyForm.of(world, posting, request.query().one("distribution")));
    }

    private Answer apply(Request request) {
        ObjectNode posting = PostingRoutes.find(world, request);
        if (!Set.of("published", "internal").contains(Json.text(posting, "state"))) {
            throw LeverError.badRequest("This posting takes no applications");
        }
        ObjectNode body = request.body();
        ObjectNode form = ApplyForm.of(world, posting, null);
        named(form.get("personalInformation"), body.get("personalInformation"), "personalInformation");
        named(form.get("urls"), body.path("urls"), "urls");
        ObjectNode personal = Json.object();
        body.get("personalInformation").forEach(entry -> personal.set(Json.text(entry, "name"), entry.path("value")));
        ObjectNode resume = upload(Json.text(personal, "resume"));
        Applicant applicant = new Applicant(
                Json.text(personal, "fullName"),
                Json.text(personal, "email"),
                Json.text(personal, "phone"),
                Json.text(personal, "currentCompany"),
                Json.text(personal, "currentLocation"),
                links(body),
                Json.text(personal, "additionalInformation"),
                Json.text(body, "source"),
                Json.text(body, "origin").isEmpty() ? "applied" : Json.text(body, "origin"),
                questions(form, body.path("customQuestions")));
        String application = new Intake(world).take(posting, applicant, resume);
        EeoResponses.keep(world, application, body.path("eeoResponses"));
        return Answer.data(201, Json.object().put("applicationId", application));
    }

    /** Each name must be one of the form, and what the form requires must be there. */
    private static void named(JsonNode known, JsonNode given, String parameter) {
        for (JsonNode entry : given) {
            String name = Json.text(entry, "name");
            if (find(known, "name", name) == null) {
                throw LeverError.badRequest(parameter + ": " + name + " is not in the form of this posting");
            }
        }
        for (JsonNode field : known) {
            JsonNode entry = find(given, "name", Json.text(field, "name"));
            if (field.path("required").booleanValue(false)
                    && (entry == null || Json.text(entry, "value").isBlank())) {
                throw LeverError.badRequest(parameter + ": " + Json.text(field, "name") + " is required");
            }
        }
    }

    private @Nullable ObjectNode upload(String uri) {
        if (uri.isEmpty()) {
            return null;
        }
        for (ObjectNode upload : world.store(UploadRoutes.STORE).list()) {
            if (Json.text(upload, "uri").equals(uri) && upload.get("expiresAt").longValue() > world.now()) {
                return upload;
            }
        }
        throw LeverError.badRequest("resume must be the uri of an upload that has not expired");
    }

    private static List<String> links(ObjectNode body) {
        return Json.texts(body, "urls", "value").stream()
                .filter(link -> !link.isEmpty())
                .toList();
    }

    /** The answers as the application shows them: fields in the order of the form. */
    private static ArrayNode questions(ObjectNode form, JsonNode given) {
        ArrayNode answered = Json.array();
        for (JsonNode answer : given) {
            JsonNode question = find(form.get("customQuestions"), "id", Json.text(answer, "id"));
            if (question == null
                    || question.path("fields").size() != answer.path("fields").size()) {
                throw LeverError.badRequest("customQuestions must have the ids and fields of the form");
            }
            ArrayNode values = Json.array();
            for (int i = 0; i < answer.path("fields").size(); i++) {
                ObjectNode value = values.addObject();
                value.put("id", Json.text(question.path("fields").get(i), "id"));
                JsonNode written = answer.path("fields").get(i).path("value");
                value.set("value", written.isMissingNode() ? Json.nothing() : written);
            }
            ObjectNode shown = answered.addObject().put("type", "posting").put("text", Json.text(question, "text"));
            shown.put("baseTemplateId", Json.text(question, "id"));
            shown.set("fields", FieldValues.filled(question.path("fields"), values, "customQuestions"));
        }
        return answered;
    }

    private static @Nullable JsonNode find(JsonNode entries, String key, String value) {
        for (JsonNode entry : entries) {
            if (Json.text(entry, key).equals(value)) {
                return entry;
            }
        }
        return null;
    }
}
