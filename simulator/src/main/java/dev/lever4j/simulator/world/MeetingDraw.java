package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Generated panels and interviews: half of the panels are managed by another system, some were canceled. */
final class MeetingDraw {
    private static final List<String> ZONES = List.of("America/Los_Angeles", "Europe/Zurich", "Asia/Tokyo", "UTC");
    private static final List<String> REMINDERS = List.of("once", "daily", "frequently", "none");
    private static final int PANELS = 2;
    /** In one panel. */
    private static final int INTERVIEWS = 3;

    private MeetingDraw() {}

    static List<ObjectNode> panels(Opportunity it) {
        List<ObjectNode> panels = new ArrayList<>();
        for (int i = 0; i < count(it); i++) {
            panels.add(panel(it, i));
        }
        return panels;
    }

    static List<ObjectNode> interviews(Opportunity it) {
        List<ObjectNode> interviews = new ArrayList<>();
        for (int i = 0; i < count(it); i++) {
            ObjectNode panel = panel(it, i);
            int count = 1 + it.world.childDraw(Kind.PANEL, it.index, i).below(7, INTERVIEWS);
            for (int j = 0; j < count; j++) {
                interviews.add(interview(it, panel, i * INTERVIEWS + j, j));
            }
        }
        return interviews;
    }

    private static int count(Opportunity it) {
        Draw fate = it.world.childDraw(Kind.PANEL, it.index, PANELS);
        return fate.percent(1, 20) ? 0 : fate.percent(2, 70) ? 1 : PANELS;
    }

    private static ObjectNode panel(Opportunity it, int i) {
        World world = it.world;
        Draw draw = world.childDraw(Kind.PANEL, it.index, i);
        boolean external = draw.percent(1, 50);
        long at = start(it, i) - 3 * World.DAY;
        ObjectNode panel = Json.object().put("id", world.childId(Kind.PANEL, it.index, i));
        panel.set(
                "applications", Json.texts(it.posting() == null ? List.of() : List.of(world.applicationId(it.index))));
        panel.put("canceledAt", draw.percent(2, 10) ? Long.valueOf(at + World.DAY) : null);
        panel.put("createdAt", at).put("externallyManaged", external);
        panel.put("externalUrl", external ? "https://meet.example.com/" + it.index : null);
        panel.put("feedbackReminder", draw.pick(3, REMINDERS));
        panel.put("note", draw.percent(4, 50) ? "Bring a laptop.\nRoom \u201eZ\u00fcrich\u201c" : null);
        panel.put("stage", world.directory().stageId(it.facts.rank()));
        panel.put("timezone", draw.pick(5, ZONES));
        return panel.put("user", world.directory().userId(draw.below(6, 1000)));
    }

    private static ObjectNode interview(Opportunity it, ObjectNode panel, int n, int slot) {
        World world = it.world;
        Draw draw = world.childDraw(Kind.INTERVIEW, it.index, n);
        ObjectNode node = Json.object().put("id", world.childId(Kind.INTERVIEW, it.index, n));
        node.put("panel", Json.text(panel, "id")).put("subject", "Interview - " + draw.pick(1, Names.TITLES));
        node.put("note", draw.percent(2, 50) ? "SCHEDULE:\n10:00 - call" : null);
        ArrayNode interviewers = node.putArray("interviewers");
        for (int i = 0; i <= draw.below(3, 2); i++) {
            interviewers.add(interviewer(world.directory().user(draw.below(4, 1000) + i)));
        }
        node.set("createdAt", panel.get("createdAt"));
        node.put("date", start(it, n / INTERVIEWS) + slot * 3_600_000L).put("duration", 15 + 15 * draw.below(5, 4));
        node.put("location", draw.percent(6, 50) ? "Call - (555) 123-4567" : null);
        node.put("feedbackTemplate", "no-feedback");
        node.set("feedbackReminder", panel.get("feedbackReminder"));
        node.set("user", panel.get("user"));
        node.set("stage", panel.get("stage"));
        node.set("canceledAt", panel.get("canceledAt"));
        boolean external = panel.get("externallyManaged").booleanValue();
        return node.put("gcalEventUrl", external ? null : "https://calendar.example.com/event?eid=" + it.index);
    }

    /** The n-th generated interview, or null. */
    static @Nullable ObjectNode interview(Opportunity it, int n) {
        List<ObjectNode> interviews = interviews(it);
        return n < interviews.size() ? interviews.get(n) : null;
    }

    private static ObjectNode interviewer(ObjectNode user) {
        ObjectNode node = Json.object().put("id", Json.text(user, "id"));
        node.put("email", Json.text(user, "email")).put("name", Json.text(user, "name"));
        return node.put("responseStatus", "needsAction").put("feedbackTemplate", "no-feedback");
    }

    private static long start(Opportunity it, int panel) {
        return it.facts.rankedAt() + (5 + 10L * panel) * World.DAY;
    }
}
