package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Names of segments: {@code notes/000012.ndjson} is of the commit that line 12 of manifest.log tells of. */
final class SegmentNames {
    private static final String ENDING = ".ndjson";
    private static final String PART = ".part";
    private static final Pattern OURS = Pattern.compile("\\d{6,18}\\.ndjson|\\.\\d{6,18}\\.ndjson\\.part");

    private SegmentNames() {}

    static String of(ExportResource resource, long commit) {
        return resource.text() + "/" + String.format(Locale.ROOT, "%06d", commit) + ENDING;
    }

    static long commit(String name) {
        return Long.parseLong(name.substring(name.indexOf('/') + 1, name.length() - ENDING.length()));
    }

    static ExportResource resource(String name) {
        return ManifestJson.resource(name.substring(0, Math.max(0, name.indexOf('/'))));
    }

    /** What a file is called until it is complete. */
    static Path part(Path target) {
        return target.resolveSibling("." + target.getFileName() + PART);
    }

    /** Whether a file in a resource's folder is a segment of ours, or was to become one. */
    static boolean isOurs(Path file) {
        return OURS.matcher(Objects.requireNonNull(file.getFileName()).toString())
                .matches();
    }
}
