package dev.lever4j.contract;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What one side has and another has not, to be read by people. */
final class Difference {
    private Difference() {}

    /** One line for each item that only one of the two has. */
    static List<String> between(String one, Collection<String> ones, String other, Collection<String> others) {
        return Stream.concat(missing(one, ones, others).stream(), missing(other, others, ones).stream())
                .toList();
    }

    /** One line for each item that is wanted and not there. */
    static List<String> missing(String where, Collection<String> there, Collection<String> wanted) {
        return wanted.stream()
                .filter(item -> !there.contains(item))
                .sorted()
                .map(item -> "not in the " + where + ": " + item)
                .toList();
    }
}
