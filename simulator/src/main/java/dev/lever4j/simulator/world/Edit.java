package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What callers changed on one opportunity.
 *
 * @param archived null where nothing changed, empty where it was unarchived
 * @param updatedAt 0 where nothing changed
 */
public record Edit(
        List<StageChange> stageChanges,
        Overlay tags,
        Overlay sources,
        @Nullable Optional<Archived> archived,
        long updatedAt) {
    static final Edit NONE = new Edit(List.of(), Overlay.NONE, Overlay.NONE, null, 0);

    public Edit move(String stage, long at, @Nullable String user) {
        List<StageChange> longer = new ArrayList<>(stageChanges);
        longer.add(new StageChange(stage, at, user));
        return new Edit(List.copyOf(longer), tags, sources, archived, at);
    }

    public Edit addTags(Collection<String> texts, long at) {
        return new Edit(stageChanges, tags.add(texts), sources, archived, at);
    }

    public Edit removeTags(Collection<String> texts, long at) {
        return new Edit(stageChanges, tags.remove(texts), sources, archived, at);
    }

    public Edit addSources(Collection<String> texts, long at) {
        return new Edit(stageChanges, tags, sources.add(texts), archived, at);
    }

    public Edit removeSources(Collection<String> texts, long at) {
        return new Edit(stageChanges, tags, sources.remove(texts), archived, at);
    }

    public Edit archive(Archived why) {
        return new Edit(stageChanges, tags, sources, Optional.of(why), why.at());
    }

    public Edit unarchive(long at) {
        return new Edit(stageChanges, tags, sources, Optional.empty(), at);
    }

    /** Something about it changed. */
    public Edit touch(long at) {
        return new Edit(stageChanges, tags, sources, archived, at);
    }
}
