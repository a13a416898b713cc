package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Archived;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documented filters of {@code GET /opportunities}; several values of one key are a union, several keys an
 * intersection.
 */
final class OpportunityFilter {
    private final Query query;
    private final List<Predicate<Opportunity>> tests = new ArrayList<>();

    private OpportunityFilter(Query query) {
        this.query = query;
    }

    static Route.Draft declare(Route.Draft route) {
        List.of("tag", "source", "stage_id", "archive_reason_id", "contact_id", "location")
                .forEach(name -> route.knows(Parameter.texts(name)));
        return route.knows(
                        Parameter.words("origin", "agency", "applied", "internal", "referred", "sourced", "university"),
                        Parameter.texts("posting_id"),
                        Parameter.texts("archived_posting_id"),
                        Parameter.text("email"),
                        Parameter.flag("archived"),
                        Parameter.flag("snoozed"),
                        Access.parameter())
                .range("created_at")
                .range("updated_at")
                .range("advanced_at")
                .range("archived_at");
    }

    static Predicate<Opportunity> of(Query query) {
        OpportunityFilter filter = new OpportunityFilter(query);
        filter.facts();
        filter.times();
        return filter.all();
    }

    /** The one filter of {@code GET /opportunities/deleted}. */
    static Predicate<Opportunity> deleted(Query query) {
        OpportunityFilter filter = new OpportunityFilter(query);
        filter.tests.add(Opportunity::deleted);
        filter.range("deleted_at", Opportunity::deletedAt);
        return filter.all();
    }

    private Predicate<Opportunity> all() {
        return it -> tests.stream().allMatch(test -> test.test(it));
    }

    private void facts() {
        anyOf("tag", Opportunity::tags);
        anyOf("source", Opportunity::sources);
        oneOf("origin", Opportunity::origin);
        oneOf("stage_id", Opportunity::stage);
        oneOf("archive_reason_id", OpportunityFilter::archiveReason);
        oneOf("contact_id", it -> it.contact().id());
        oneOf("location", it -> Objects.requireNonNullElse(it.opportunityLocation(), "unspecified"));
        oneOf("posting_id", OpportunityFilter::posting);
        oneOf("archived_posting_id", it -> it.archived() == null ? null : posting(it));
        String email = query.one("email");
        if (email != null) {
            String canonical = canonical(email);
            tests.add(it -> it.contact().emails().stream()
                    .anyMatch(one -> canonical(one).equals(canonical)));
        }
        same("archived", it -> it.archived() != null);
        same("snoozed", it -> it.snoozedUntil() != null);
    }

    private void times() {
        range("created_at", Opportunity::createdAt);
        range("updated_at", Opportunity::updatedAt);
        range("advanced_at", Opportunity::lastAdvancedAt);
        range("archived_at", OpportunityFilter::archivedAt);
    }

    private void anyOf(String name, Function<Opportunity, Collection<String>> fact) {
        Set<String> wanted = Set.copyOf(query.all(name));
        if (!wanted.isEmpty()) {
            tests.add(it -> fact.apply(it).stream().anyMatch(wanted::contains));
        }
    }

    private void oneOf(String name, Function<Opportunity, @Nullable String> fact) {
        Set<String> wanted = Set.copyOf(query.all(name));
        if (!wanted.isEmpty()) {
            tests.add(it -> {
                String value = fact.apply(it);
                return value != null && wanted.contains(value);
            });
        }
    }

    private void same(String name, Function<Opportunity, Boolean> fact) {
        Boolean wanted = query.flag(name);
        if (wanted != null) {
            tests.add(it -> fact.apply(it).equals(wanted));
        }
    }

    /** Both ends inclusive; a record without this time is in no range. */
    private void range(String name, Function<Opportunity, @Nullable Long> fact) {
        Long start = query.time(name + "_start");
        Long end = query.time(name + "_end");
        if (start != null || end != null) {
            tests.add(it -> {
                Long at = fact.apply(it);
                return at != null && (start == null || at >= start) && (end == null || at <= end);
            });
        }
    }

    private static @Nullable String archiveReason(Opportunity it) {
        Archived archived = it.archived();
        return archived == null ? null : archived.reason();
    }

    private static @Nullable Long archivedAt(Opportunity it) {
        Archived archived = it.archived();
        return archived == null ? null : Long.valueOf(archived.at());
    }

    private static @Nullable String posting(Opportunity it) {
        ObjectNode posting = it.posting();
        return posting == null ? null : Json.text(posting, "id");
    }

    private static String canonical(String email) {
        return email.trim().toLowerCase(Locale.ROOT);
    }
}
