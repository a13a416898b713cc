package dev.lever4j.export.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;

/** A manifest.json. It is refused as is said, or says the same once it was written and read again. */
public final class ManifestTarget {
    private ManifestTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.MANIFEST.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        FolderManifest read;
        try {
            read = FolderManifest.parse(new String(input, UTF_8));
        } catch (MalformedResponseException | IllegalArgumentException refused) {
            return;
        }
        String written = read.toJson();
        FolderManifest again = FolderManifest.parse(written);
        Check.equal(again, read, "written and read again it is another");
        Check.equal(again.toJson(), written, "it is written otherwise the second time");
        Check.that(read.runs() >= 0 && read.closingPasses() >= 0, "less than nothing was done");
        read.resources().values().forEach(part -> part.segments().forEach(ManifestTarget::checkSegment));
        read.downloads().segments().forEach(ManifestTarget::checkSegment);
    }

    /** Others open what a manifest lists. */
    private static void checkSegment(FolderManifest.Segment segment) {
        Check.that(segment.rows() >= 0 && segment.bytes() >= 0 && segment.later() >= 0, "less than nothing is in it");
        for (String part : segment.name().split("/", -1)) {
            Check.fileName(part, 255);
        }
    }
}
