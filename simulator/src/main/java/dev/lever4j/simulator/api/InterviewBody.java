package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What callers say of an interview, alone or within a panel. */
record InterviewBody(World world) {
    static final Type REMINDER = Type.word("once", "daily", "frequently", "none");
    static final Fields FIELDS = Fields.NONE
            .required(
                    "interviewers",
                    Type.listOf(
                            Type.object(Fields.NONE.required("id", Type.TEXT).optional("feedbackTemplate", Type.TEXT))))
            .required("date", Type.TIME)
            .required("duration", Type.INTEGER)
            .optional("subject", Type.TEXT)
            .optional("note", Type.TEXT)
            .optional("location", Type.TEXT)
            .optional("feedbackTemplate", Type.TEXT)
            .optional("feedbackReminder", REMINDER);

    /** A new interview; what it is not told of is null. */
    ObjectNode create(JsonNode body, Request request, String panel, String stage) {
        ObjectNode interview = Json.object().put("id", world.newId()).put("panel", panel);
        interview.put("createdAt", world.now()).put("user", request.actor()).put("stage", stage);
        interview.putNull("canceledAt").putNull("gcalEventUrl");
        return replace(interview, body);
    }

    /** Every field is overwritten; what is not given is reset. */
    ObjectNode replace(ObjectNode interview, JsonNode body) {
        if (body.path("duration").longValue(0) < 1) {
            throw LeverError.badRequest("duration must be at least 1");
        }
        interview.set("interviewers", interviewers(body));
        interview.set("date", body.get("date"));
        interview.set("duration", body.get("duration"));
        for (String field : new String[] {"subject", "note", "location", "feedbackTemplate"}) {
            interview.put(field, text(body, field));
        }
        return interview.put("feedbackReminder", reminder(body));
    }

    static String reminder(JsonNode body) {
        return body.path("feedbackReminder").stringValue("daily");
    }

    static @Nullable String text(JsonNode body, String field) {
        return body.path(field).stringValue(null);
    }

    private ArrayNode interviewers(JsonNode body) {
        if (body.path("interviewers").isEmpty()) {
            throw LeverError.badRequest("interviewers must not be empty");
        }
        ArrayNode interviewers = Json.array();
        for (JsonNode given : body.get("interviewers")) {
            String id = Json.text(given, "id");
            ObjectNode user = Directory.find(world.directory().users(), id);
            if (user == null) {
                throw LeverError.badRequest("interviewer " + id + " is not a user");
            }
            ObjectNode interviewer = interviewers.addObject().put("id", id);
            interviewer.put("email", Json.text(user, "email")).put("name", Json.text(user, "name"));
            interviewer.put("responseStatus", "needsAction");
            interviewer.put("feedbackTemplate", given.path("feedbackTemplate").stringValue("no-feedback"));
        }
        return interviewers;
    }
}
