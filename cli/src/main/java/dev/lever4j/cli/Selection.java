package dev.lever4j.cli;

import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.request.OpportunityFilter;
import java.util.List;

/**
 * What is to be exported.
 *
 * @param filter empty for any list but the opportunities
 */
record Selection(ExportResource root, List<ExportResource> children, OpportunityFilter filter) {
    Selection {
        children = List.copyOf(children);
    }

    /** Whether it is a list with all that it holds. */
    boolean isWhole() {
        return filter.toQuery().isEmpty();
    }

    LeverExport of(LeverClient client) {
        LeverExport export = LeverExport.of(client).resource(root);
        return (isWhole() ? export : export.filter(filter)).with(children.toArray(ExportResource[]::new));
    }
}
