package dev.lever4j.cli;

import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportResource;
import java.util.List;

/** Where an earlier export lies that is brought up to date. */
interface SyncPlace {
    /**
     * The list that was exported.
     *
     * @throws Failure if no finished export is there; nothing has been started yet
     */
    ExportResource root();

    /** What was exported under its records, as far as the place tells. */
    List<ExportResource> children();

    ExportTarget.Outcome run(Selection selection, Rescan rescan, Session session, ProgressView view);
}
