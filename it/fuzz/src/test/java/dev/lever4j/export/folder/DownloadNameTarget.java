package dev.lever4j.export.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lever4j.export.ExportResource;
import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;
import java.util.List;
import java.util.Locale;

/**
 * The id of an opportunity, that of a file, and its name, a line each. The file is kept below its folder, and is ours.
 */
public final class DownloadNameTarget {
    private static final int MOST_BYTES = 255;

    private DownloadNameTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.DOWNLOAD_NAME.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = new String(input, UTF_8).split("\n", 3);
        if (lines.length == 3) {
            check(DownloadNames.of(ExportResource.FILES, lines[0], lines[1], lines[2]));
            check(DownloadNames.of(ExportResource.RESUMES, lines[0], lines[1], null));
            if (!lines[0].equals(lines[1])) {
                String one = DownloadNames.of(ExportResource.FILES, "o", lines[0], lines[2]);
                String other = DownloadNames.of(ExportResource.FILES, "o", lines[1], lines[2]);
                Check.that(
                        !one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT)), "two files become one");
            }
        }
    }

    private static void check(String path) {
        List<String> parts = List.of(path.split("/", -1));
        Check.that(parts.size() == 4 && parts.get(0).equals(DownloadNames.FOLDER), "not where files are kept");
        parts.forEach(part -> Check.fileName(part, MOST_BYTES));
        Check.that(path.chars().allMatch(c -> c > 0x1f && c < 0x7f), "not ASCII");
        Check.that(DownloadNames.isOurs(parts.get(3)), "a name that is not known as ours");
    }
}
