package dev.lever4j.cli;

import dev.lever4j.export.LeverExport;
import dev.lever4j.export.redact.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * What of people's data leaves.
 *
 * @param redaction null if nothing is taken away
 * @param secret whether what is marked secret leaves too
 */
record Privacy(@Nullable Redaction redaction, boolean secret) {
    static final Privacy DEFAULT = new Privacy(null, false);

    LeverExport of(LeverExport export) {
        LeverExport all = secret ? export.withSecret() : export;
        return redaction == null ? all : all.redact(redaction);
    }
}
