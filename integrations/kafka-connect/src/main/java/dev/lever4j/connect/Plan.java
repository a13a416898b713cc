package dev.lever4j.connect;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.request.OpportunityFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is read of one list of one account, and how.
 *
 * @param since from when on changes are told, in mode changes; null for the beginning
 * @param pages that may be under way or wait at a time
 * @param lists under records, likewise
 */
record Plan(
        String account,
        ExportResource root,
        List<ExportResource> children,
        Settings.Mode mode,
        @Nullable Instant since,
        Duration pollInterval,
        Duration listInterval,
        Rescan rescan,
        int pageSize,
        @Nullable Redaction redaction,
        int pages,
        int lists) {
    private static final int FULL_PAGE = 100;

    /** So many pages in a task, or one for each of its accounts. */
    private static final int PAGES = 64;

    private static final int MOST_PAGES = 4;

    /** Lists under records are small. */
    private static final int LISTS = 1024;

    private static final int MOST_LISTS = 64;
    private static final int FEWEST_LISTS = 8;

    /** @param streams how many lists of accounts its task reads */
    static Plan of(
            String account,
            Settings.Selection selection,
            Settings settings,
            @Nullable Redaction redaction,
            int streams) {
        return new Plan(
                account,
                selection.root(),
                selection.children(),
                settings.mode(),
                settings.changesSince(),
                settings.pollInterval(),
                settings.listInterval(),
                settings.rescan(),
                settings.pageSize(),
                redaction,
                Math.max(1, Math.min(MOST_PAGES, PAGES / streams)),
                Math.max(FEWEST_LISTS, Math.min(MOST_LISTS, LISTS / streams)));
    }

    Partition partition() {
        return new Partition(account, root);
    }

    /** Whether Lever tells what has changed of it. */
    boolean isFollowed() {
        return root == ExportResource.OPPORTUNITIES;
    }

    /** Whether what is in the list no more is still what it was: a log, or what has been deleted. */
    boolean forgets() {
        return switch (root) {
            case DELETED_OPPORTUNITIES, DELETED_POSTINGS, DELETED_APPLICATIONS, AUDIT_EVENTS -> true;
            default -> false;
        };
    }

    /** Children that come with the list. */
    Stream<ExportResource> expanded() {
        return children.stream().filter(ExportResource::isExpanded);
    }

    /** Those that have to be asked for, in the order in which they are. */
    List<ExportResource> asked() {
        return children.stream()
                .filter(child -> !child.isExpanded())
                .distinct()
                .sorted()
                .toList();
    }

    int kinds() {
        return asked().size();
    }

    boolean fansOut() {
        return kinds() > 0;
    }

    /** Pages that are read while what lies under the records of another is. */
    int ahead() {
        return Math.min(2, pages);
    }

    /** Answers that may be under way or wait: what is asked of Lever while nobody takes any. */
    int demand() {
        return fansOut() ? lists : pages;
    }

    LeverExport export(LeverClient client) {
        LeverExport export = LeverExport.of(client).resource(root).finishingSlices();
        if (pageSize != FULL_PAGE) {
            // every list takes a limit, whichever filter says it
            export = export.filter(OpportunityFilter.builder().limit(pageSize).build());
        }
        export = export.with(children.toArray(ExportResource[]::new));
        return redaction == null ? export : export.redact(redaction);
    }
}
