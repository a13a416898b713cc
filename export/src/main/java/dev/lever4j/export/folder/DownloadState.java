package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all lines of manifest.log say of files beside the records. No I/O; not thread-safe. */
final class DownloadState {
    /** So many, and none of them there, are hard to believe. */
    private static final int MANY = 20;

    private final Set<ExportResource> asked = EnumSet.noneOf(ExportResource.class);
    private final Set<ExportResource> done = EnumSet.noneOf(ExportResource.class);
    private final Map<String, FolderManifest.Segment> segments = new LinkedHashMap<>();
    private final Map<ExportResource, Downloads.Kept> kept = new EnumMap<>(ExportResource.class);
    private long reopenedAt;

    /** @throws IllegalArgumentException if it does not fit to what was said before */
    void apply(DownloadNews news) {
        asked.addAll(news.asked());
        done.removeAll(news.asked());
        for (String name : news.replaced()) {
            if (segments.remove(name) == null) {
                throw new IllegalArgumentException(name + " is replaced and was not there");
            }
        }
        news.segments().forEach(segment -> segments.put(segment.name(), segment));
        news.more().forEach((resource, more) -> kept.merge(resource, more, Downloads.Kept::plus));
        done.addAll(news.done());
    }

    /**
     * What is there is to be compared with the records again, and what was not to be had is asked for again.
     *
     * @param line its number in the log
     */
    void reopen(long line) {
        done.clear();
        reopenedAt = line;
    }

    /** Whether what a segment says was not to be had may be there by now. */
    boolean isOutdated(FolderManifest.Segment segment) {
        return SegmentNames.commit(segment.name()) < reopenedAt;
    }

    /** Whether there is nothing that was not to be had. */
    boolean isAllThere() {
        Downloads.Kept all = downloads().total();
        return all.gone() + all.unprocessed() + all.refused() + all.failed() == 0;
    }

    Set<ExportResource> asked() {
        return Set.copyOf(asked);
    }

    /** Whether files of these, and all that were asked for before, are there. */
    boolean hasAll(Collection<ExportResource> wanted) {
        return done.containsAll(wanted) && done.containsAll(asked);
    }

    List<FolderManifest.Segment> segments() {
        return List.copyOf(segments.values());
    }

    Downloads downloads() {
        Map<ExportResource, Downloads.Kept> each = new EnumMap<>(ExportResource.class);
        asked.forEach(resource -> each.put(resource, kept.getOrDefault(resource, Downloads.Kept.NONE)));
        return new Downloads(each, segments());
    }

    /** Why the files are not complete; none if they are. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        Downloads.Kept all = downloads().total();
        if (all.refused() > 0) {
            reasons.add(all.refused()
                    + " files of records were refused (403): they are missing; give the credential the right to them, or"
                    + " leave them out");
        }
        if (all.failed() > 0) {
            reasons.add(all.failed()
                    + " files of records could not be read, though others could: they are missing; the segments in "
                    + DownloadNames.FOLDER + " name them");
        }
        downloads().resources().forEach((resource, its) -> {
            if (its.files() == 0 && its.gone() >= MANY) {
                reasons.add("all files of " + resource.text()
                        + " that were asked for were answered 404, as if there were none: they may be missing; see"
                        + " whether the credential has the right to them, or leave them out");
            }
        });
        return reasons;
    }
}
