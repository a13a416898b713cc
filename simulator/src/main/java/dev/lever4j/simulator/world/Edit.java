package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What callers changed on one opportunity. */
public record Edit(List<StageChange> stageChanges, List<String> tags, List<ObjectNode> notes, long updatedAt) {
    static final Edit NONE = new Edit(List.of(), List.of(), List.of(), 0);

    /** A move made through the API. */
    public record StageChange(
            String stage, long at, @Nullable String user) {}

    public Edit move(String stage, long at, @Nullable String user) {
        return new Edit(plus(stageChanges, new StageChange(stage, at, user)), tags, notes, at);
    }

    public Edit tag(String tag, long at) {
        return tags.contains(tag) ? this : new Edit(stageChanges, plus(tags, tag), notes, at);
    }

    public Edit note(ObjectNode note, long at) {
        return new Edit(stageChanges, tags, plus(notes, note), at);
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
