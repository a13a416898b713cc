package dev.lever4j.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** Speeds over a window of samples, so that what is shown follows what happens. Not thread-safe. */
final class Speedometer {
    private final int window;
    private final Deque<Sample> samples = new ArrayDeque<>();

    Speedometer(int window) {
        this.window = window;
    }

    /** Takes a sample and tells the speeds since the oldest one that is kept. */
    Speeds at(long nanos, long records, long requests) {
        Sample now = new Sample(nanos, records, requests);
        samples.addLast(now);
        if (samples.size() > window) {
            samples.removeFirst();
        }
        Sample then = samples.getFirst();
        double seconds = (now.nanos - then.nanos) / 1e9;
        return seconds <= 0
                ? new Speeds(0, 0)
                : new Speeds((records - then.records) / seconds, (requests - then.requests) / seconds);
    }

    record Speeds(double records, double requests) {}

    private record Sample(long nanos, long records, long requests) {}
}
