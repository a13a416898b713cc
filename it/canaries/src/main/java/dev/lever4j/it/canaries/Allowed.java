package dev.lever4j.it.canaries;

import java.util.List;
import java.util.Locale;

/**
 * Where something may be seen all the same, and why. Each line is a promise that is not made, so that each has to be
 * said where the promise is.
 *
 * @param where the beginning of what is named as the place
 * @param what a part of what is seen, or what it begins with together with what stands just before it; in lower case
 * @param why for whoever reads the list
 */
record Allowed(String where, String what, String why) {
    static final List<Allowed> ALL = List.of(
            new Allowed(
                    "log reactor.netty", "person", "its DEBUG lines show URLs, filters included: the README says so"),
            new Allowed(
                    "log reactor.netty", "canary", "as above: what tests filter by, and what signs a download's URL"),
            new Allowed(
                    "log reactor.netty", "?key=", "as above: Lever has the key of a public site's postings in the URL"),
            new Allowed(
                    "log org.springframework.web.server.adapter.HttpWebHandlerAdapter",
                    "callback?code=",
                    "Spring's own DEBUG lines show the URLs of what comes in, so a code that is good once, with the app's secret"),
            new Allowed(
                    "log io.lettuce",
                    "canary-password",
                    "the driver's DEBUG and TRACE lines show what it sends: keep it above"),
            new Allowed(
                    "exception dev.lever4j.error.",
                    "get /opportunities/canary-id",
                    "a path that a caller of raw() wrote"));

    /** What stands before matters only where it reaches up to what is seen: it may be another that is allowed. */
    static boolean covers(String place, String before, String seen) {
        String lower = (before + seen).toLowerCase(Locale.ROOT);
        return ALL.stream()
                .anyMatch(one -> place.startsWith(one.where)
                        && lower.indexOf(one.what, Math.max(0, before.length() - one.what.length())) >= 0);
    }
}
