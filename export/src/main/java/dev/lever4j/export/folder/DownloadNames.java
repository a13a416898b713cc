package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.model.SafeFileName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the file of a record is kept: {@code downloads/resumes/<opportunity>/<id>-<name>}. Nothing that Lever sent
 * becomes part of it as it is: ids are small letters, digits and hyphens or else a hash, so that two stay two where
 * large letters count for small ones; names are safe ones in ASCII, which every machine can write whatever its
 * language, and are told apart by the ids.
 */
final class DownloadNames {
    static final String FOLDER = "downloads";
    /** What is on its way, by numbers. */
    static final String PARTS = FOLDER + "/.parts";

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern OURS = Pattern.compile("([a-z0-9][a-z0-9-]{0,39}|_[0-9a-f]{32})-.+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DASHES = Pattern.compile("\\p{Pd}");
    private static final Pattern FOREIGN = Pattern.compile("[^\\x20-\\x7e]+");
    private static final int HASH = 32;

    private DownloadNames() {}

    static String folder(ExportResource resource) {
        return FOLDER + "/" + resource.text();
    }

    /** Under the export's folder, with {@code /} between its parts. */
    static String of(ExportResource resource, String parent, String id, @Nullable String name) {
        return stem(resource, parent, id) + safe(name).orElse(resource == ExportResource.RESUMES ? "resume" : "file");
    }

    /** The same for messages, without the name: it may be a person's. */
    static String unnamed(ExportResource resource, String parent, String id) {
        return stem(resource, parent, id) + "\u2026";
    }

    /** A segment of what is kept. */
    static String segment(long commit) {
        return FOLDER + "/" + String.format(Locale.ROOT, "%06d", commit) + "." + SegmentNames.LINES;
    }

    /** Whether a file has a name that was made here. */
    static boolean isOurs(String fileName) {
        return OURS.matcher(fileName).matches();
    }

    private static String stem(ExportResource resource, String parent, String id) {
        return folder(resource) + "/" + plain(parent) + "/" + plain(id) + "-";
    }

    private static String plain(String id) {
        boolean isPlain = PLAIN.matcher(id).matches()
                && SafeFileName.of(id).filter(id::equals).isPresent();
        return isPlain ? id : "_" + Sha256.hex(JsonValues.utf8(id)).substring(0, HASH);
    }

    private static Optional<String> safe(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String apart = Normalizer.normalize(name, Normalizer.Form.NFKD);
        String plain = DASHES.matcher(MARKS.matcher(apart).replaceAll("")).replaceAll("-");
        return SafeFileName.of(FOREIGN.matcher(plain).replaceAll("_"));
    }
}
