package dev.lever4j.benchmarks.mode;

import java.net.URI;

/**
 * Where a mode reads, and with what.
 *
 * @param api without a slash at its end
 * @param pages that its list has
 */
public record Account(URI api, int pages) {
    static final String BEARER = "Bearer of-no-use-elsewhere";

    /** Path and query of a page below the API. */
    static String path(String offset) {
        return "/opportunities?limit=100" + (offset.isEmpty() ? "" : "&offset=" + offset);
    }

    /** Its URL. */
    String url(String offset) {
        return api + path(offset);
    }
}
