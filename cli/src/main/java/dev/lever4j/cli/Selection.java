package dev.lever4j.cli;

import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.request.OpportunityFilter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be exported.
 *
 * @param filter empty for any list but the opportunities
 * @param download children whose files come along
 */
record Selection(
        ExportResource root,
        List<ExportResource> children,
        OpportunityFilter filter,
        Privacy privacy,
        Set<ExportResource> download) {
    Selection {
        children = List.copyOf(children);
        download = Set.copyOf(download);
    }

    Selection(ExportResource root, List<ExportResource> children, OpportunityFilter filter) {
        this(root, children, filter, Privacy.DEFAULT, Set.of());
    }

    Selection with(Privacy other) {
        return new Selection(root, children, filter, other, download);
    }

    /** With the files of some children, and so with these. */
    Selection with(Set<ExportResource> files) {
        List<ExportResource> all =
                Stream.concat(children.stream(), files.stream()).distinct().toList();
        return new Selection(root, all, filter, privacy, files);
    }

    /** Whether it is a list with all that it holds. */
    boolean isWhole() {
        return filter.toQuery().isEmpty();
    }

    LeverExport of(LeverClient client) {
        LeverExport export = privacy.of(LeverExport.of(client)).resource(root);
        return (isWhole() ? export : export.filter(filter)).with(children.toArray(ExportResource[]::new));
    }
}
