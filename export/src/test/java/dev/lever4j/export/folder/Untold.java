package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.format.CompressedNdjson;
import java.io.IOException;
import java.io.OutputStream;

/** A format as somebody else's may be: it can be copied, and does not tell of files. */
final class Untold implements FileFormat {
    @Override
    public String ending() {
        return "untold";
    }

    @Override
    public boolean canCopy() {
        return true;
    }

    @Override
    public Records begin(ExportResource resource, OutputStream out) throws IOException {
        return CompressedNdjson.gzip().begin(resource, out);
    }
}
