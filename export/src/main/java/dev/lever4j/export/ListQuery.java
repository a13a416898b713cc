package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Paged;
import dev.lever4j.client.RawCall;
import dev.lever4j.json.RawJson;
import dev.lever4j.request.Query;
import java.util.List;

/** What is asked of a list: filters, whether confidential, what comes along. */
record ListQuery(LeverClient client, ExportResource resource, Query conditions, List<ExportResource> expanded) {
    private static final String CONFIDENTIALITY = "confidentiality";
    private static final String UPDATED = "updated_at_start";
    private static final String UPDATED_END = "updated_at_end";

    /** With confidential records too, unless the filter says which. */
    ListQuery confidential(boolean too) {
        return too && leavesConfidentialityOpen() ? with(conditions.and(CONFIDENTIALITY, "all")) : this;
    }

    /** Whether Lever and the filter leave it open if confidential records are to be seen. */
    boolean leavesConfidentialityOpen() {
        return resource.knowsConfidentiality()
                && conditions.values(CONFIDENTIALITY).isEmpty();
    }

    /** Whether the filter lets confidential records through, where Lever knows of any. */
    boolean wantsConfidential() {
        return !conditions.values(CONFIDENTIALITY).contains("non-confidential");
    }

    /** Only what has changed since. */
    ListQuery updatedFrom(long millis) {
        long said = conditions.values(UPDATED).stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(Long.MIN_VALUE);
        return with(conditions.with(UPDATED, Math.max(said, millis)));
    }

    /** Whether the filter leaves out what changes from now on. */
    boolean endsBefore(long millis) {
        return conditions.values(UPDATED_END).stream().anyMatch(end -> Long.parseLong(end) < millis);
    }

    /** In pages of at most so many records, whatever the filter says. */
    ListQuery inPagesOf(int records) {
        return with(conditions.with("limit", records));
    }

    private ListQuery with(Query others) {
        return new ListQuery(client, resource, others, expanded);
    }

    /** The records of a slice, page by page on demand. */
    Paged<RawJson> of(Slice slice) {
        return ahead(slice).strict();
    }

    /** As above, with the next page fetched while the last one is used. */
    Paged<RawJson> ahead(Slice slice) {
        TimeLine line = resource.timeLine();
        if (line == null || slice.equals(Slice.ALL)) {
            return call().paged();
        }
        Query narrow = conditions;
        if (slice.from() != null) {
            narrow = narrow.with(line.name() + "_start", slice.from().toEpochMilli());
        }
        if (slice.to() != null) {
            long last = slice.to().toEpochMilli();
            narrow = narrow.with(line.name() + "_end", line.endIsOut() ? last + 1 : last);
        }
        return with(narrow).call().paged();
    }

    /** The whole list, not yet asked for. */
    RawCall call() {
        Query query = conditions;
        for (String name : resource.everything().names()) {
            query = query.names().contains(name)
                    ? query
                    : query.andEach(name, resource.everything().values(name));
        }
        for (ExportResource child : expanded) {
            query = query.values("expand").contains(child.text()) ? query : query.and("expand", child.text());
        }
        RawCall call = client.raw().get(resource.endpoint().template());
        for (String name : query.names()) {
            for (String value : query.values(name)) {
                call = call.query(name, value);
            }
        }
        return call;
    }
}
