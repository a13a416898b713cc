package dev.lever4j.export;

import dev.lever4j.model.Archived;
import dev.lever4j.model.Confidentiality;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Origin;
import dev.lever4j.request.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges, as Lever does, whether a filter lets an opportunity through: what has changed is asked for without it, so
 * that what has left it is told too.
 */
final class Selection {
    private static final List<String> TIMES = List.of("created_at", "updated_at", "advanced_at", "archived_at");

    /** Nothing to do with which records. */
    private static final Set<String> INDIFFERENT = Set.of("limit", "expand");

    private final Query conditions;
    private final List<Predicate<Opportunity>> tests = new ArrayList<>();

    private Selection(Query conditions) {
        this.conditions = conditions;
    }

    /** @throws IllegalArgumentException if the filter asks for what a record does not say; names it, and no value */
    static Selection of(Query conditions) {
        Selection selection = new Selection(conditions);
        conditions.names().forEach(selection::add);
        return selection;
    }

    boolean takes(Opportunity one) {
        return tests.stream().allMatch(test -> test.test(one));
    }

    private void add(String name) {
        if (INDIFFERENT.contains(name)) {
            return;
        }
        switch (name) {
            case "archived" -> is(name, one -> String.valueOf(one.archived() != null));
            case "confidentiality" -> confidentiality();
            case "stage_id" ->
                is(name, one -> one.stage() == null ? null : one.stage().id());
            case "contact_id" ->
                is(name, one -> one.contact() == null ? null : one.contact().id());
            case "origin" -> is(name, Selection::origin);
            case "archive_reason_id" -> is(name, Selection::reason);
            case "tag" -> has(name, Opportunity::tags);
            case "source" -> has(name, Opportunity::sources);
            default -> time(name);
        }
    }

    private void is(String name, Function<Opportunity, @Nullable String> fact) {
        Set<String> wanted = Set.copyOf(conditions.values(name));
        tests.add(one -> {
            String value = fact.apply(one);
            return value != null && wanted.contains(value);
        });
    }

    /** Whether Lever takes several of them for all or for any is not known. */
    private void has(String name, Function<Opportunity, List<String>> fact) {
        if (conditions.values(name).size() > 1) {
            throw unknown("more than one " + name);
        }
        tests.add(one -> fact.apply(one).containsAll(conditions.values(name)));
    }

    private void confidentiality() {
        List<String> wanted = conditions.values("confidentiality");
        if (!wanted.contains("all")) {
            boolean secret = wanted.contains("confidential");
            tests.add(one -> Confidentiality.CONFIDENTIAL.equals(one.confidentiality()) == secret);
        }
    }

    private void time(String name) {
        String time = TIMES.stream()
                .filter(one -> name.equals(one + "_start") || name.equals(one + "_end"))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        Instant end =
                Instant.ofEpochMilli(Long.parseLong(conditions.values(name).get(0)));
        boolean isStart = name.endsWith("_start");
        tests.add(one -> {
            Instant at = timeOf(time, one);
            return at != null && (isStart ? !at.isBefore(end) : !at.isAfter(end));
        });
    }

    private static @Nullable Instant timeOf(String name, Opportunity one) {
        Archived archived = one.archived();
        return switch (name) {
            case "created_at" -> one.createdAt();
            case "updated_at" -> one.updatedAt();
            case "advanced_at" -> one.lastAdvancedAt();
            default -> archived == null ? null : archived.archivedAt();
        };
    }

    private static @Nullable String origin(Opportunity one) {
        Origin origin = one.origin();
        return origin == null ? null : origin.text();
    }

    private static @Nullable String reason(Opportunity one) {
        Archived archived = one.archived();
        return archived == null ? null : archived.reason();
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("an export that asks for " + what
                + " cannot be synced: by a record alone it cannot be told whether it still belongs to it;"
                + " export without it, or export anew");
    }
}
