package dev.lever4j.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Panels and their interviews. An interview names its panel; a panel without interviews is gone, and its times follow
 * from its interviews.
 */
public final class Meetings {
    private final World world;
    private final Store panels;
    private final Store interviews;

    public Meetings(World world) {
        this.world = world;
        this.panels = world.children("panels", MeetingDraw::panels);
        this.interviews = world.children("interviews", MeetingDraw::interviews);
    }

    /** What panels say of themselves; see {@link #panels(String)} for those that are left. */
    public Store panelStore() {
        return panels;
    }

    public Store interviewStore() {
        return interviews;
    }

    public List<ObjectNode> panels(String opportunity) {
        return panels.list(opportunity).stream()
                .filter(panel ->
                        !interviews(opportunity, Json.text(panel, "id")).isEmpty())
                .toList();
    }

    /** The interviews of a panel. */
    public List<ObjectNode> interviews(String opportunity, String panel) {
        return interviews.list(opportunity).stream()
                .filter(interview -> Json.text(interview, "panel").equals(panel))
                .toList();
    }

    /** The panel, or null where there is none or its last interview is gone. */
    public @Nullable ObjectNode panel(String opportunity, String id) {
        return Directory.find(panels(opportunity), id);
    }

    /** The feedback that was given for an interview. */
    public List<String> feedback(String opportunity, String interview) {
        return world.store("feedback").list(opportunity).stream()
                .filter(form -> Json.text(form, "interview").equals(interview)
                        && !form.path("deletedAt").isIntegralNumber())
                .map(form -> Json.text(form, "id"))
                .toList();
    }

    /** A feedback form by its id alone, or null. */
    public @Nullable ObjectNode feedback(String id) {
        Store forms = world.store("feedback");
        int index = world.ids(Kind.FEEDBACK).indexOf(id);
        if (index >= 0) {
            return forms.find(world.opportunityId(index / 16), id);
        }
        return forms.edited().values().stream()
                .map(made -> Directory.find(made, id))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }
}
