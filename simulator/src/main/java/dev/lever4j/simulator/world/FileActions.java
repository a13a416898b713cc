package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What happened to the files of an opportunity. */
public final class FileActions {
    private final World world;
    private final Store actions;

    public FileActions(World world) {
        this.world = world;
        this.actions = world.children("file_actions", FileActions::of);
    }

    /** In the order they happened. */
    public List<ObjectNode> list(String opportunity) {
        return actions.list(opportunity);
    }

    public void add(String opportunity, String type, String name, @Nullable String user) {
        actions.put(opportunity, action(world.newId(), opportunity, type, world.now(), user, name));
    }

    private static List<ObjectNode> of(Opportunity it) {
        World world = it.world;
        String user = world.directory().userId(it.index);
        List<ObjectNode> actions = new ArrayList<>();
        for (ObjectNode file : Files.of(it)) {
            String id = world.childId(Kind.FILE_ACTION, it.index, actions.size());
            long at = file.get("uploadedAt").longValue();
            actions.add(action(id, it.id(), "file-added", at, user, Json.text(file, "name")));
        }
        for (ObjectNode resume : Resumes.of(it)) {
            String id = world.childId(Kind.FILE_ACTION, it.index, actions.size());
            long at = resume.get("createdAt").longValue();
            actions.add(action(id, it.id(), "resume-imported", at, user, Json.text(resume.path("file"), "name")));
        }
        actions.sort(Comparator.comparingLong(
                (ObjectNode action) -> action.get("occurredAt").longValue()));
        return actions;
    }

    private static ObjectNode action(
            String id, String opportunity, String type, long at, @Nullable String user, String name) {
        ObjectNode action = Json.object().put("id", id).put("opportunityId", opportunity);
        action.put("type", type).put("occurredAt", at).put("createdAt", at);
        action.putObject("user").put("id", user);
        action.putObject("meta").put("name", name);
        return action;
    }
}
