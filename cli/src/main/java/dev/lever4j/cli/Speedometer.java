package dev.lever4j.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** A speed over a window of samples, so that what is shown follows what happens. Not thread-safe. */
final class Speedometer {
    private final int window;
    private final Deque<Sample> samples = new ArrayDeque<>();

    Speedometer(int window) {
        this.window = window;
    }

    /** Takes a sample and tells the speed, per second, since the oldest one that is kept. */
    double at(long nanos, long count) {
        Sample now = new Sample(nanos, count);
        samples.addLast(now);
        if (samples.size() > window) {
            samples.removeFirst();
        }
        Sample then = samples.getFirst();
        double seconds = (now.nanos - then.nanos) / 1e9;
        return seconds <= 0 ? 0 : (now.count - then.count) / seconds;
    }

    private record Sample(long nanos, long count) {}
}
