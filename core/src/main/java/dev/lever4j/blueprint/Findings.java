package dev.lever4j.blueprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What has been found so far. */
final class Findings {
    private static final Comparator<Problem> ORDER =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void problem(Place place, String what) {
        problems.add(place.problem(what));
    }

    void warning(Place place, String what) {
        warnings.add(place.problem(what));
    }

    /** How many problems there are; no change between two readings means that nothing was wrong in between. */
    int count() {
        return problems.size();
    }

    List<Problem> warnings() {
        return warnings.stream().sorted(ORDER).distinct().toList();
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw exception();
        }
    }

    BlueprintException exception() {
        return new BlueprintException(problems.stream().sorted(ORDER).distinct().toList());
    }
}
