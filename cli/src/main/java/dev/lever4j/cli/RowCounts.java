package dev.lever4j.cli;

import dev.lever4j.export.ExportResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much there is of each resource, in words. */
final class RowCounts {
    static final String NOT_CONFIDENTIAL =
            ", but without confidential records: the key may not see them, or the filter leaves them out";

    private RowCounts() {}

    static String said(Map<ExportResource, Long> counts) {
        List<String> parts = counts.entrySet().stream()
                .map(each -> String.format(
                        Locale.ROOT, "%,d %s", each.getValue(), each.getKey().text()))
                .toList();
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
