package dev.lever4j.request;

import java.util.Arrays;

/**
 * What Lever sends as an object in the place of its id, on request. Each resource has an enum of its own, so that what
 * Lever would refuse does not compile.
 */
public interface Expand {
    /** As Lever writes it. */
    String text();

    /** The parameters that ask for these, each once; none if there are none. */
    static Query query(Expand... fields) {
        return Query.empty()
                .andEach(
                        "expand",
                        Arrays.stream(fields).map(Expand::text).distinct().toList());
    }
}
