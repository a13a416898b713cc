package dev.lever4j.export;

import dev.lever4j.client.RequestListener;
import dev.lever4j.endpoint.Endpoints;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
        GONE,
        LEFT_OUT
    }

    /** The last is of four minutes and more. */
    private static final int CLASSES = 131;

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Map<ExportResource, AtomicLongArray> counts = new EnumMap<>(ExportResource.class);
    private final Map<ExportResource, AtomicLongArray> latencies = new EnumMap<>(ExportResource.class);
    private final Map<String, ExportResource> byEndpoint = new HashMap<>();
    private volatile long expected = -1;

    Tally() {
        Arrays.stream(ExportResource.values()).forEach(resource -> {
            counts.put(resource, new AtomicLongArray(Of.values().length));
            latencies.put(resource, new AtomicLongArray(CLASSES));
            byEndpoint.put(resource.endpoint().label(), resource);
        });
        byEndpoint.put(Endpoints.DOWNLOAD_FILE.label(), ExportResource.FILES);
        byEndpoint.put(Endpoints.DOWNLOAD_RESUME.label(), ExportResource.RESUMES);
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

    /** A record that must not leave. */
    void leftOut(ExportResource of) {
        add(of, Of.LEFT_OUT);
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
        if (status != 0) {
            took(of, took);
        }
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
            ExportReport.Counts now = counts(of, latencies(resource));
            if (!now.equals(ExportReport.Counts.NONE)) {
                some.put(resource, now);
            }
        });
        return some;
    }

    private static ExportReport.Counts counts(AtomicLongArray of, Latencies latencies) {
        return new ExportReport.Counts(
                of.get(Of.ROWS.ordinal()),
                of.get(Of.SLICES.ordinal()),
                of.get(Of.PAGES.ordinal()),
                of.get(Of.REQUESTS.ordinal()),
                of.get(Of.RETRIES.ordinal()),
                of.get(Of.THROTTLED.ordinal()),
                of.get(Of.SKIPPED.ordinal()),
                of.get(Of.GONE.ordinal()),
                of.get(Of.LEFT_OUT.ordinal()),
                latencies);
    }

    private void took(ExportResource of, Duration took) {
        AtomicLongArray its = Objects.requireNonNull(latencies.get(of));
        its.incrementAndGet(Math.min(Latencies.classOf(took), CLASSES - 1));
    }

    private Latencies latencies(ExportResource of) {
        AtomicLongArray its = Objects.requireNonNull(latencies.get(of));
        Map<Integer, Long> classes = new TreeMap<>();
        for (int i = 0; i < CLASSES; i++) {
            long count = its.get(i);
            if (count > 0) {
                classes.put(i, count);
            }
        }
        return new Latencies(classes);
    }

    private void add(ExportResource of, Of what) {
        @Nullable AtomicLongArray its = counts.get(of);
        if (its != null) {
            its.incrementAndGet(what.ordinal());
        }
    }
}
