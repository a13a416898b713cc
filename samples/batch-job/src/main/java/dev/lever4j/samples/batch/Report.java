package dev.lever4j.samples.batch;

import dev.lever4j.json.LeverJson;
import dev.lever4j.samples.batch.ItemResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a night did, in numbers. Nothing about people: it may be logged. */
final class Report {
    private static final int DONE = 0;
    private static final int PARTIAL = 7;

    private final Instant startedAt;
    private final long changes;
    private long open;
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Long> codes = new TreeMap<>();

    Report(Instant startedAt, long changes) {
        this.startedAt = startedAt;
        this.changes = changes;
    }

    Report with(ItemResult result) {
        outcomes.merge(result.outcome(), 1L, Long::sum);
        if (result.isBad()) {
            codes.merge(result.code(), 1L, Long::sum);
        }
        return this;
    }

    /** @param keys in the ledger and not done, which no item of this night bore */
    Report open(long keys) {
        open = keys;
        return this;
    }

    long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    long changes() {
        return changes;
    }

    /** 0 if all is done, 7 if some items failed or their fate is not known. */
    int exitCode() {
        return count(Outcome.FAILED) + count(Outcome.UNKNOWN) == 0 ? DONE : PARTIAL;
    }

    @Override
    public String toString() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("startedAt", startedAt.toString());
        map.put("changes", changes);
        for (Outcome outcome : Outcome.values()) {
            map.put(outcome.name(), count(outcome));
        }
        map.put("openInTheLedgerNotInTheFile", open);
        map.put("codes", new LinkedHashMap<>(codes));
        return new String(LeverJson.encode(map), StandardCharsets.UTF_8);
    }
}
