package dev.lever4j.export;

import dev.lever4j.client.RequestListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Counts what a run does. Told by the run itself, and on event loops of each request. */
final class Tally implements RequestListener {
    private enum Of {
        ROWS,
        SLICES,
        PAGES,
        REQUESTS,
        RETRIES,
        THROTTLED,
        SKIPPED,
        GONE
    }

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Map<ExportResource, AtomicLongArray> counts = new EnumMap<>(ExportResource.class);
    private final Map<String, ExportResource> byEndpoint = new HashMap<>();
    private volatile long expected = -1;

    Tally() {
        Arrays.stream(ExportResource.values()).forEach(resource -> {
            counts.put(resource, new AtomicLongArray(Of.values().length));
            byEndpoint.put(resource.endpoint().label(), resource);
        });
    }

    void row(ExportResource of) {
        add(of, Of.ROWS);
    }

    /** So far. */
    long rows(ExportResource of) {
        return soFar(of, Of.ROWS);
    }

    private long soFar(ExportResource of, Of what) {
        AtomicLongArray its = counts.get(of);
        return its == null ? 0 : its.get(what.ordinal());
    }

    void slice(ExportResource of) {
        add(of, Of.SLICES);
    }

    void page(ExportResource of) {
        add(of, Of.PAGES);
    }

    /** So many by now. */
    long skipped(ExportResource of) {
        add(of, Of.SKIPPED);
        return soFar(of, Of.SKIPPED);
    }

    /** Skipped because of a 404. */
    void gone(ExportResource of) {
        add(of, Of.SKIPPED);
        add(of, Of.GONE);
    }

    /** Pages that are still to come; -1 if nobody knows. */
    void expect(long pages) {
        expected = pages;
    }

    long expected() {
        return expected;
    }

    @Override
    public void ended(String endpoint, int status, Duration took) {
        ExportResource of = byEndpoint.get(endpoint);
        if (of == null) {
            return;
        }
        add(of, Of.REQUESTS);
        // each is made again, unless it was the last straw
        if (status == 0 || status == TOO_MANY || status >= SERVER_ERROR) {
            add(of, Of.RETRIES);
        }
        if (status == TOO_MANY) {
            add(of, Of.THROTTLED);
        }
    }

    /** Of resources with which anything happened. */
    Map<ExportResource, ExportReport.Counts> counts() {
        Map<ExportResource, ExportReport.Counts> some = new EnumMap<>(ExportResource.class);
        counts.forEach((resource, of) -> {
            ExportReport.Counts now = counts(of);
            if (!now.equals(ExportReport.Counts.NONE)) {
                some.put(resource, now);
            }
        });
        return some;
    }

    private static ExportReport.Counts counts(AtomicLongArray of) {
        return new ExportReport.Counts(
                of.get(Of.ROWS.ordinal()),
                of.get(Of.SLICES.ordinal()),
                of.get(Of.PAGES.ordinal()),
                of.get(Of.REQUESTS.ordinal()),
                of.get(Of.RETRIES.ordinal()),
                of.get(Of.THROTTLED.ordinal()),
                of.get(Of.SKIPPED.ordinal()),
                of.get(Of.GONE.ordinal()));
    }

    private void add(ExportResource of, Of what) {
        @Nullable AtomicLongArray its = counts.get(of);
        if (its != null) {
            its.incrementAndGet(what.ordinal());
        }
    }
}
