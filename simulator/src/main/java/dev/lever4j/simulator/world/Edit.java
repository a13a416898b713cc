package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers changed on one opportunity. */
public record Edit(List<StageChange> stageChanges, List<String> tags, long updatedAt) {
    static final Edit NONE = new Edit(List.of(), List.of(), 0);

    /** A move made through the API. */
    public record StageChange(
            String stage, long at, @Nullable String user) {}

    public Edit move(String stage, long at, @Nullable String user) {
        return new Edit(plus(stageChanges, new StageChange(stage, at, user)), tags, at);
    }

    public Edit tag(String tag, long at) {
        return tags.contains(tag) ? this : new Edit(stageChanges, plus(tags, tag), at);
    }

    /** Something about it changed. */
    public Edit touch(long at) {
        return new Edit(stageChanges, tags, at);
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
