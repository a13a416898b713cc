package dev.lever4j.cli;

import dev.lever4j.export.ExportReport;
import dev.lever4j.postgres.PostgresState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The last word about a schema: what it holds, what it took, whether it is complete. */
record DatabaseReport(DatabaseUrl place, PostgresState state, ExportReport report) {
    /** Of an export that has just come to its end. */
    String done(Duration took, Session session) {
        return "exported " + RowCounts.said(state.rows()) + " to " + place + " in " + Figures.clock(took) + ": "
                + session.requests().said(took, session.budget()) + "; " + verdict();
    }

    /** Of one that had come to it before. */
    String found() {
        Instant finishedAt = Objects.requireNonNull(state.finishedAt());
        return place + " holds this export already, finished at " + finishedAt.truncatedTo(ChronoUnit.SECONDS) + ": "
                + RowCounts.said(state.rows()) + "; " + verdict()
                + "; nothing was exported. To export anew, name another schema";
    }

    private String verdict() {
        String confidentiality = report.confidential() ? "" : RowCounts.NOT_CONFIDENTIAL;
        return verdict(state) + confidentiality + secrecy();
    }

    /** Whether a schema has all that there is, as far as all runs can tell. */
    static String verdict(PostgresState state) {
        if (state.complete()) {
            return "complete";
        }
        return state.skipped().isEmpty()
                ? "not complete: the list kept moving while it was read, so that something may be missing"
                : "not complete: not all could be read; lever4j_skipped says what and why ("
                        + RowCounts.said(state.skipped()) + ")";
    }

    /** How many an earlier run left out is not known. */
    private String secrecy() {
        boolean isWithout = report.resources().values().stream().anyMatch(counts -> counts.leftOut() > 0);
        return isWithout ? ", without secret records" : "";
    }
}
