package dev.lever4j.cli;

import dev.lever4j.blueprint.Nearest;
import dev.lever4j.export.ExportResource;
import dev.lever4j.request.OpportunityFilter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which list, what lies under its records, and which of them. What is typed is not repeated: it may be a secret. */
final class SelectionOptions {
    private static final String ALL = "all";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RESOURCE",
            completionCandidates = Lists.class,
            description = "The list, opportunities by default: ${COMPLETION-CANDIDATES}.")
    private String resource = ExportResource.OPPORTUNITIES.text();

    @Option(
            names = "--with",
            paramLabel = "NAMES",
            split = ",",
            completionCandidates = Children.class,
            description = "What lies under each record, with commas, or all: ${COMPLETION-CANDIDATES}.")
    private List<String> with = List.of();

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    /** @throws Failure if a name is none, or filters are given that the list does not have */
    Selection selection() {
        ExportResource root = root(resource);
        return selection(root, children(root, with), filters.toFilter());
    }

    /** @throws Failure if filters are given that the list does not have */
    static Selection selection(ExportResource root, List<ExportResource> children, OpportunityFilter filter) {
        if (root != ExportResource.OPPORTUNITIES && !filter.toQuery().isEmpty()) {
            throw Failure.usage("the filters are those of opportunities; leave them out for " + root.text());
        }
        return new Selection(root, children, filter);
    }

    /** @throws Failure if there is no such list */
    static ExportResource root(String resource) {
        ExportResource named = ExportResource.of(resource)
                .orElseThrow(() -> Failure.usage(
                        "there is no resource of this name" + Nearest.hintOrAll(resource, names(any -> true))));
        named.parent().ifPresent(parent -> {
            throw Failure.usage(named.text() + " lie under " + parent.text() + ": export " + parent.text() + " --with "
                    + named.text());
        });
        return named;
    }

    /** @throws Failure if a name is none of what lies under records of the list */
    static List<ExportResource> children(ExportResource root, List<String> with) {
        List<ExportResource> all = root.children();
        if (all.isEmpty() && !with.isEmpty()) {
            throw Failure.usage("nothing lies under " + root.text() + "; leave out --with");
        }
        List<String> named = with.stream().map(String::strip).toList();
        return named.contains(ALL)
                ? meantByAll(root, named)
                : named.stream().map(name -> child(root, all, name)).toList();
    }

    /** Surveys of diversity only where they are named too. */
    private static List<ExportResource> meantByAll(ExportResource root, List<String> named) {
        List<ExportResource> meant = root.children().stream()
                .filter(child -> child != ExportResource.DIVERSITY_SURVEYS || named.contains(child.text()))
                .toList();
        if (meant.isEmpty()) {
            throw Failure.usage("nothing lies under " + root.text() + " that goes without saying; name it: --with "
                    + ExportResource.DIVERSITY_SURVEYS.text());
        }
        return meant;
    }

    private static ExportResource child(ExportResource root, List<ExportResource> all, String name) {
        return ExportResource.of(name).filter(all::contains).orElseThrow(() -> {
            List<String> names = all.stream().map(ExportResource::text).toList();
            return Failure.usage(
                    "--with names something that does not lie under " + root.text() + Nearest.hintOrAll(name, names));
        });
    }

    private static List<String> names(Predicate<ExportResource> which) {
        Stream<ExportResource> all = Arrays.stream(ExportResource.values());
        return all.filter(which).map(ExportResource::text).toList();
    }

    /** For help. */
    static final class Lists implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(named -> named.parent().isEmpty()).iterator();
        }
    }

    /** For help. */
    static final class Children implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(named -> named.parent().isPresent()).iterator();
        }
    }
}
