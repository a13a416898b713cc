package dev.lever4j.export.redact;

import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import java.nio.file.Path;

/** What docs/redaction.md shows. */
final class RedactionGuideExample {
    private RedactionGuideExample() {}

    static LeverExport redacted(LeverClient lever) {
        // begin export
        LeverExport export = LeverExport.of(lever)
                .with(ExportResource.APPLICATIONS, ExportResource.CONTACT)
                .redact(Redaction.of(RedactionProfile.strict(), RedactionKey.read(Path.of("redact.key"))));
        // end export
        return export;
    }
}
