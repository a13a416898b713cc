package dev.lever4j.export;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an export would cost, estimated from a few requests.
 *
 * @param confidential whether the credential may see confidential records
 * @param records of the list
 * @param exact whether they were counted, not estimated
 * @param requests for each resource, in the order in which they would be sent
 * @param perSecond what the credential may send at present
 */
public record ExportPlan(
        boolean confidential, long records, boolean exact, Map<ExportResource, Long> requests, double perSecond) {
    public ExportPlan {
        requests = Collections.unmodifiableMap(new LinkedHashMap<>(requests));
    }

    /** All requests. */
    public long total() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The time that all requests take at the limit. */
    public Duration atTheLimit() {
        return time(total());
    }

    /** The time that so many requests take at the limit. */
    public Duration time(long some) {
        return Duration.ofMillis((long) (some * 1000 / perSecond));
    }
}
