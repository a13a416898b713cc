package dev.lever4j.samples.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item.
 *
 * @param code Lever's, or a word of ours; empty where there is nothing to say
 */
record ItemResult(WorkItem item, Outcome outcome, String code) {
    enum Outcome {
        /** Done now. */
        OK,
        /** Done by an earlier run. */
        DONE_BEFORE,
        /** There is nothing to do it to any more. */
        SKIPPED,
        /** It was not done; the next run tries again. */
        FAILED,
        /** It may have been done or not; the next run looks before it does anything. */
        UNKNOWN
    }

    boolean isBad() {
        return outcome == Outcome.FAILED || outcome == Outcome.UNKNOWN;
    }

    /** For the report: ids, and nothing else about a person. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("key", item.key());
        map.put("opportunity", item.opportunity());
        map.put("kind", item.kind().name());
        map.put("outcome", outcome.name());
        map.put("code", code);
        return map;
    }
}
