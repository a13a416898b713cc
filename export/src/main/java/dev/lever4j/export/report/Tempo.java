package dev.lever4j.export.report;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.folder.ExportCourse.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was done when, in equal stretches of the time in which the export was running: the time between two runs is left
 * out.
 *
 * @param width of a stretch, in seconds
 * @param runs where each but the first began, in seconds of that time
 * @param length of that time
 * @param total of all of it
 */
record Tempo(double width, List<Stretch> stretches, List<Double> runs, Duration length, Counts total) {
    private static final int MOST = 120;
    private static final double NANOS = 1e9;

    /** Figures for each second. */
    record Stretch(double requests, double throttled, double retries, double limit) {
        Stretch plus(Step step, double part, double width) {
            return new Stretch(
                    requests + step.counts().requests() * part / width,
                    throttled + step.counts().throttled() * part / width,
                    retries + step.counts().retries() * part / width,
                    Math.max(limit, step.limit()));
        }
    }

    static Tempo of(List<Step> steps) {
        Duration length = steps.stream().map(Tempo::length).reduce(Duration.ZERO, Duration::plus);
        double width = Math.max(1, Math.ceil(seconds(length) / MOST));
        Stretch[] stretches = new Stretch[(int) Math.max(1, Math.ceil(seconds(length) / width))];
        Arrays.fill(stretches, new Stretch(0, 0, 0, 0));
        List<Double> runs = new ArrayList<>();
        Counts total = Counts.NONE;
        double at = 0;
        int run = 1;
        for (Step step : steps) {
            if (step.run() != run) {
                run = step.run();
                runs.add(at);
            }
            spread(step, at, width, stretches);
            at += seconds(length(step));
            total = total.plus(step.counts());
        }
        return new Tempo(width, List.of(stretches), runs, length, total);
    }

    /** Evenly over the stretches that it lies in. */
    private static void spread(Step step, double at, double width, Stretch[] stretches) {
        double length = seconds(length(step));
        int first = index(at, width, stretches);
        int last = index(at + length, width, stretches);
        for (int i = first; i <= last; i++) {
            double part = length == 0
                    ? 1.0 / (last - first + 1)
                    : Math.max(0, Math.min(at + length, (i + 1) * width) - Math.max(at, i * width)) / length;
            stretches[i] = stretches[i].plus(step, part, width);
        }
    }

    private static int index(double at, double width, Stretch[] stretches) {
        return Math.min(stretches.length - 1, (int) (at / width));
    }

    /** A clock may have been put back. */
    private static Duration length(Step step) {
        return step.length().isNegative() ? Duration.ZERO : step.length();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }
}
