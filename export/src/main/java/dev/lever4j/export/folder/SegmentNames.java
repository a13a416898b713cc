package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of segments: {@code notes/000012.ndjson} is of the commit that line 12 of manifest.log tells of. One of another
 * format has another ending.
 */
final class SegmentNames {
    /** Of lines of JSON. */
    static final String LINES = "ndjson";

    /** Of lines of JSON that are not part of what is finished yet: no name that a reader takes for a record's. */
    static final String CHANGED = "changed";

    private static final String PART = ".part";
    private static final Pattern OURS = Pattern.compile("\\d{6,18}\\.(.+)|\\.\\d{6,18}\\.(.+)\\.part");
    private static final Pattern LISTED = Pattern.compile("[a-z_]+/\\d{6,18}(\\.[A-Za-z0-9]+)+");
    private static final Pattern ENDING = Pattern.compile("[A-Za-z0-9]+(\\.[A-Za-z0-9]+)*");

    private SegmentNames() {}

    static String of(ExportResource resource, long commit) {
        return of(resource, commit, LINES);
    }

    static String of(ExportResource resource, long commit, String ending) {
        return resource.text() + "/" + String.format(Locale.ROOT, "%06d", commit) + "." + ending;
    }

    /**
     * A name that a manifest or a log lists, and by which files are opened and deleted.
     *
     * @throws IllegalArgumentException if no segment is called so
     */
    static String checked(String name) {
        if (LISTED.matcher(name).matches()) {
            return name;
        }
        throw new IllegalArgumentException("a segment has a name that was not made here");
    }

    /** Whether a segment is of lines of JSON, and not of another format. */
    static boolean isLines(String name) {
        return name.substring(name.indexOf('.') + 1).equals(LINES);
    }

    /** Whether a segment waits to become part of what is finished. */
    static boolean isChanged(String name) {
        return name.substring(name.indexOf('.') + 1).equals(CHANGED);
    }

    /** Whether files of another format may end so. */
    static boolean isEnding(String text) {
        return ENDING.matcher(text).matches() && !text.equals(LINES) && !text.equals(CHANGED);
    }

    static long commit(String name) {
        return Long.parseLong(name.substring(name.indexOf('/') + 1, name.indexOf('.')));
    }

    static ExportResource resource(String name) {
        return ManifestJson.resource(name.substring(0, Math.max(0, name.indexOf('/'))));
    }

    /** What a file is called until it is complete. */
    static Path part(Path target) {
        return target.resolveSibling("." + target.getFileName() + PART);
    }

    /**
     * Whether a file in a resource's folder is a segment of ours, or was to become one.
     *
     * @param ending of the format that the files are to have at the end
     */
    static boolean isOurs(Path file, String ending) {
        Matcher name = OURS.matcher(Objects.requireNonNull(file.getFileName()).toString());
        if (!name.matches()) {
            return false;
        }
        String its = name.group(1) == null ? name.group(2) : name.group(1);
        return its.equals(LINES) || its.equals(CHANGED) || its.equals(ending);
    }
}
