package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was changed on one opportunity since the start.
 *
 * @param archived null where nothing changed, empty where it was unarchived
 * @param updatedAt 0 where nothing changed
 * @param deletion null unless it was deleted
 * @param applicationGone when its application was deleted, 0 where it was not
 * @param confidential whether it has become so
 */
public record Edit(
        List<StageChange> stageChanges,
        Overlay tags,
        Overlay sources,
        @Nullable Optional<Archived> archived,
        long updatedAt,
        @Nullable Deletion deletion,
        long applicationGone,
        boolean confidential) {
    static final Edit NONE = new Edit(List.of(), Overlay.NONE, Overlay.NONE, null, 0, null, 0, false);

    public Edit move(String stage, long at, @Nullable String user) {
        List<StageChange> longer = new ArrayList<>(stageChanges);
        longer.add(new StageChange(stage, at, user));
        return new Edit(List.copyOf(longer), tags, sources, archived, at, deletion, applicationGone, confidential);
    }

    public Edit addTags(Collection<String> texts, long at) {
        return new Edit(stageChanges, tags.add(texts), sources, archived, at, deletion, applicationGone, confidential);
    }

    public Edit removeTags(Collection<String> texts, long at) {
        return new Edit(
                stageChanges, tags.remove(texts), sources, archived, at, deletion, applicationGone, confidential);
    }

    public Edit addSources(Collection<String> texts, long at) {
        return new Edit(stageChanges, tags, sources.add(texts), archived, at, deletion, applicationGone, confidential);
    }

    public Edit removeSources(Collection<String> texts, long at) {
        return new Edit(
                stageChanges, tags, sources.remove(texts), archived, at, deletion, applicationGone, confidential);
    }

    public Edit archive(Archived why) {
        return new Edit(
                stageChanges, tags, sources, Optional.of(why), why.at(), deletion, applicationGone, confidential);
    }

    public Edit unarchive(long at) {
        return new Edit(stageChanges, tags, sources, Optional.empty(), at, deletion, applicationGone, confidential);
    }

    /** Something about it changed. */
    public Edit touch(long at) {
        return new Edit(stageChanges, tags, sources, archived, at, deletion, applicationGone, confidential);
    }

    Edit confide(long at) {
        return new Edit(stageChanges, tags, sources, archived, at, deletion, applicationGone, true);
    }

    Edit deleteApplication(long at) {
        return new Edit(stageChanges, tags, sources, archived, at, deletion, at, confidential);
    }

    Edit delete(long at, String user) {
        return new Edit(
                stageChanges, tags, sources, archived, at, new Deletion(at, user), applicationGone, confidential);
    }

    /** When it was deleted and by whom. */
    public record Deletion(long at, String user) {}
}
