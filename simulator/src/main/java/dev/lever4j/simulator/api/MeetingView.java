package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Meetings;
import dev.lever4j.simulator.world.Opportunity;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Panels and interviews as they are shown, in the order of live answers. */
record MeetingView(Meetings meetings, Opportunity opportunity) {
    ObjectNode panel(ObjectNode panel) {
        List<ObjectNode> interviews = meetings.interviews(opportunity.id(), Json.text(panel, "id"));
        ObjectNode shown = Json.object();
        copy(panel, shown, "id", "applications", "canceledAt", "createdAt");
        shown.put("end", interviews.stream().mapToLong(MeetingView::end).max().orElse(0));
        copy(panel, shown, "externallyManaged", "externalUrl", "feedbackReminder");
        ArrayNode slots = shown.putArray("interviews");
        interviews.forEach(interview -> slots.add(slot(interview)));
        copy(panel, shown, "note", "stage");
        shown.put(
                "start", interviews.stream().mapToLong(MeetingView::date).min().orElse(0));
        copy(panel, shown, "timezone", "user");
        return shown;
    }

    /** An interview within its panel. */
    private static ObjectNode slot(ObjectNode interview) {
        ObjectNode shown = Json.object();
        copy(interview, shown, "id", "date", "duration", "feedbackReminder", "feedbackTemplate");
        copy(interview, shown, "interviewers", "location", "note", "subject");
        return shown;
    }

    ObjectNode interview(ObjectNode interview) {
        String id = Json.text(interview, "id");
        ObjectNode panel = meetings.panel(opportunity.id(), Json.text(interview, "panel"));
        ObjectNode shown = Json.object();
        copy(interview, shown, "id", "panel", "subject", "note", "interviewers");
        shown.path("interviewers").forEach(one -> ((ObjectNode) one).remove("responseStatus"));
        shown.put("timezone", panel == null ? null : Json.text(panel, "timezone"));
        copy(interview, shown, "createdAt", "date", "duration", "location", "feedbackTemplate");
        shown.set("feedbackForms", Json.texts(meetings.feedback(opportunity.id(), id)));
        copy(interview, shown, "feedbackReminder", "user", "stage", "canceledAt");
        ObjectNode posting = opportunity.posting();
        shown.set("postings", Json.texts(posting == null ? List.of() : List.of(Json.text(posting, "id"))));
        copy(interview, shown, "gcalEventUrl");
        return shown.put("opportunityId", opportunity.id());
    }

    private static long date(JsonNode interview) {
        return interview.get("date").longValue();
    }

    private static long end(JsonNode interview) {
        return date(interview) + interview.get("duration").longValue() * 60_000;
    }

    private static void copy(ObjectNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            to.set(field, from.path(field).deepCopy());
        }
    }
}
