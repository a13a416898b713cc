package dev.lever4j.it.canaries;

import java.util.List;
import java.util.Locale;

/**
 * Where something may be seen all the same, and why. Each line is a promise that is not made, so that each has to be
 * said where the promise is.
 *
 * @param where the beginning of what is named as the place
 * @param what a part of what is seen; empty for whatever it is
 * @param why for whoever reads the list
 */
record Allowed(String where, String what, String why) {
    static final List<Allowed> ALL = List.of(
            new Allowed("log reactor.netty", "person", "its DEBUG lines show URLs, filters included: the README says so"),
            new Allowed("log reactor.netty", "canary", "as above: addresses to filter by, signatures of download URLs"));

    static boolean covers(String place, String seen) {
        return ALL.stream()
                .anyMatch(one -> place.startsWith(one.where) && seen.toLowerCase(Locale.ROOT).contains(one.what));
    }
}
