package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applying through the public postings API, with JSON or a form; only a form can carry a resume. */
record PublicApplication(World world) {
    private static final Fields FIELDS = Fields.NONE
            .required("name", Type.TEXT)
            .required("email", Type.TEXT)
            .optional("phone", Type.TEXT)
            .optional("org", Type.TEXT)
            .optional("urls", Type.MAP)
            .optional("comments", Type.TEXT)
            .optional("silent", Type.FLAG)
            .optional("source", Type.TEXT)
            .optional("opportunityLocation", Type.TEXT);

    /** The id of the application. */
    String take(ObjectNode posting, DataApi.Call call) {
        Multipart form = Multipart.is(call.contentType()) ? Multipart.parse(call.contentType(), call.body()) : null;
        ObjectNode body = form == null ? json(call.body()) : FIELDS.fromForm(form.texts());
        FIELDS.check("", body, true);
        List<String> links = new ArrayList<>();
        body.path("urls").forEach(url -> links.add(url.stringValue("")));
        Applicant applicant = new Applicant(
                Json.text(body, "name"),
                Json.text(body, "email"),
                Json.text(body, "phone"),
                Json.text(body, "org"),
                "",
                List.copyOf(links),
                Json.text(body, "comments"),
                Json.text(body, "source"),
                "applied",
                Json.array());
        return new Intake(world).take(posting, applicant, resume(form));
    }

    private static ObjectNode json(byte[] body) {
        JsonNode json = Json.read(body);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw LeverError.badRequest("Body must be a JSON object");
    }

    private @Nullable ObjectNode resume(@Nullable Multipart form) {
        if (form == null || form.files().isEmpty()) {
            return null;
        }
        Multipart.Part file = form.files().get(0);
        String id = world.newId();
        world.keep(id, file.bytes());
        return Json.object().put("id", id).put("filename", file.filename()).put("size", file.bytes().length);
    }
}
