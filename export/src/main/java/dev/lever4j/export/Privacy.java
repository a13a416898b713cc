package dev.lever4j.export;

import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionMark;
import dev.lever4j.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of people's data leaves the engine: nothing else is told to any sink.
 *
 * @param secret whether records that are marked so do
 * @param redaction null if all others leave as they are
 */
record Privacy(boolean secret, @Nullable Redaction redaction) {
    /** What nobody has said anything about. */
    static final Privacy DEFAULT = new Privacy(false, null);

    /** What leaves of a batch, counted. */
    Batch of(Batch batch, Tally tally) {
        List<Row> rows = new ArrayList<>(batch.rows().size());
        for (Row row : batch.rows()) {
            if (isLeftOut(row)) {
                tally.leftOut(row.resource());
                continue;
            }
            tally.row(row.resource());
            rows.add(redaction == null ? row : new Row(row.resource(), row.parent(), of(row.resource(), row.json())));
        }
        return new Batch(rows, batch.skipped(), batch.position(), batch.in());
    }

    /** Records of the account: none of those is secret. */
    List<RawJson> of(ExportResource root, List<RawJson> records) {
        return redaction == null
                ? records
                : records.stream().map(record -> of(root, record)).toList();
    }

    /** Stands for it; empty where it makes no difference to what leaves. */
    String digest(List<ExportResource> children) {
        return (secret || children.isEmpty() ? "" : " without what is secret")
                + (redaction == null ? "" : " redacted " + redaction.mark().fingerprint());
    }

    @Nullable
    RedactionMark mark() {
        return redaction == null ? null : redaction.mark();
    }

    private boolean isLeftOut(Row row) {
        return !secret && row.resource().parent().isPresent() && Secrecy.isSecret(row.json());
    }

    private RawJson of(ExportResource resource, RawJson record) {
        return redaction == null ? record : redaction.of(resource.text(), record);
    }
}
