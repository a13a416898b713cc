package dev.lever4j.export;

import dev.lever4j.client.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A list phase without a client: an account whose records are nothing but times of creation, a limit, a latency. Counts
 * what the planner lets it ask for, and what comes of it.
 */
final class SlicedRun {
    static final int PAGE = 100;

    private final long[] times;
    private final long now;
    private final int parallel;
    private final int needed;
    private final double latency;
    private final double interval;
    private SlicePlanner planner;
    private Checkpoint checkpoint;

    /** How often each record was part of a slice that was finished. */
    final int[] exported;

    /** Slices that were finished. */
    final List<Span> done = new ArrayList<>();

    long requests;
    double clock;
    private double permit;
    private final Map<Slice, Integer> at = new HashMap<>();
    private final PriorityQueue<Answer> answers = new PriorityQueue<>(Comparator.comparingDouble(Answer::at));
    private final List<Slice> ready = new ArrayList<>();

    private record Answer(double at, Slice slice) {}

    SlicedRun(long[] times, long now, double latency, double perSecond) {
        this.times = times.clone();
        Arrays.sort(this.times);
        this.exported = new int[times.length];
        this.now = now;
        this.needed = (int) Math.ceil(latency * perSecond);
        this.parallel = needed + 3;
        this.latency = latency;
        this.interval = 1 / perSecond;
        this.checkpoint = Checkpoint.fresh(new Checkpoint.Origin(
                ExportResource.OPPORTUNITIES, "server", "test", Instant.ofEpochMilli(now), true, Slice.ALL, null));
        this.planner = plan();
    }

    private SlicePlanner plan() {
        SlicePlanner fresh = new SlicePlanner(checkpoint.gaps(), now, PAGE, null);
        at.clear();
        answers.clear();
        ready.clear();
        checkpoint.open().forEach((slice, cursor) -> {
            fresh.resumed(slice);
            at.put(slice, Integer.parseInt(cursor.toString()));
            ready.add(slice);
        });
        return fresh;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** As if the process had been killed and begun again. */
    void interrupt() {
        checkpoint = Checkpoint.parse(checkpoint.toText());
        planner = plan();
    }

    /** One answer; false if there is nothing more to do. */
    boolean step() {
        while (answers.size() < parallel) {
            @Nullable Slice slice = ready.isEmpty() ? planner.next(needed) : ready.remove(0);
            if (slice == null) {
                break;
            }
            send(slice);
        }
        Answer answer = answers.poll();
        if (answer == null) {
            return false;
        }
        clock = Math.max(clock, answer.at);
        land(answer.slice);
        return true;
    }

    void run() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    private void send(Slice slice) {
        requests++;
        permit = Math.max(permit + interval, clock);
        answers.add(new Answer(permit + latency, slice));
    }

    private void land(Slice slice) {
        int first = first(Span.of(slice).from());
        int end = end(Span.of(slice).to());
        int from = first + at.getOrDefault(slice, 0) * PAGE;
        int records = Math.min(PAGE, end - from);
        if (from + records >= end) {
            planner.done(slice, records);
            at.remove(slice);
            done.add(Span.of(slice));
            for (int i = first; i < end; i++) {
                exported[i]++;
            }
            checkpoint = checkpoint.after(new Position.InList(ExportResource.OPPORTUNITIES, 0, slice, null));
            return;
        }
        planner.page(slice, records);
        if (planner.isTooMuch(slice, needed)) {
            planner.giveUp(slice);
            at.remove(slice);
            return;
        }
        int page = at.merge(slice, 1, Integer::sum);
        ready.add(slice);
        checkpoint = checkpoint.after(
                new Position.InList(ExportResource.OPPORTUNITIES, 0, slice, Cursor.parse(String.valueOf(page))));
    }

    private int first(long from) {
        int found = Arrays.binarySearch(times, from);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && times[found - 1] == from) {
            found--;
        }
        return found;
    }

    private int end(long to) {
        return to == Span.OPEN_ABOVE ? times.length : first(to + 1);
    }

    long expectedPages() {
        return planner.expectedPages();
    }
}
