package dev.lever4j.cli;

import dev.lever4j.export.ExportPlan;
import dev.lever4j.export.ExportResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a plan says, in lines: a row for each resource, the sum, and what of it is a guess or free. */
record PlanTable(Selection selection, ExportPlan plan) {
    private static final String ROW = "%-20s %11s %12s %12s";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(row("", "records", "requests", "at " + Figures.number(plan.perSecond()) + "/s"));
        plan.requests().forEach((resource, requests) -> lines.add(row(resource, requests)));
        lines.add(row("total", "", about(plan.total()), Figures.clock(plan.atTheLimit())));
        lines.addAll(notes());
        return lines;
    }

    private String row(ExportResource resource, long requests) {
        boolean isList = resource == selection.root();
        String time = requests == 0 ? "free" : Figures.clock(plan.time(requests));
        return row(resource.text(), isList ? about(plan.records()) : "", requests == 0 ? "0" : about(requests), time);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!plan.exact()) {
            notes.add("~ is estimated, from samples of the time over which the records were created");
        }
        if (selection.children().stream().anyMatch(ExportResource::isExpanded)) {
            notes.add("free: comes with the list itself, at no request");
        }
        if (selection.children().stream().anyMatch(child -> !child.isExpanded())) {
            notes.add("what lies under a record takes a request for each record, more only beyond 100 of its kind");
        }
        others().forEach(notes::add);
        if (!plan.confidential()) {
            notes.add("confidential records are not counted: the credential may not see them");
        }
        return notes;
    }

    /** What could be exported too. */
    private List<String> others() {
        List<String> notes = new ArrayList<>();
        String asked = left(child -> !child.isExpanded());
        if (!asked.isEmpty()) {
            Duration each = plan.time(plan.records());
            notes.add("each of these would add " + about(plan.records()) + " requests, " + Figures.clock(each) + ": "
                    + asked);
        }
        String free = left(ExportResource::isExpanded);
        if (!free.isEmpty()) {
            notes.add("these would add none, they come with the list: " + free);
        }
        return notes;
    }

    private String left(Predicate<ExportResource> which) {
        return selection.root().children().stream()
                .filter(which)
                .filter(child -> !selection.children().contains(child))
                .map(ExportResource::text)
                .collect(Collectors.joining(", "));
    }

    private String about(long number) {
        return String.format(Locale.ROOT, "%s%,d", plan.exact() ? "" : "~", number);
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing();
    }
}
