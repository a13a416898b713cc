package dev.lever4j.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * What there is to say about a running export.
 *
 * @param requestsPerSecond of the last seconds
 * @param budget requests a second that the rate limit allows
 * @param throttled how often Lever answered 429
 */
record Figures(Progress progress, double requestsPerSecond, double budget, long throttled) {
    /** So that a bar of some million records fits into 80 columns. */
    private static final int WIDTH = 10;

    /** For a terminal: a line that is drawn over again and again. */
    String bar() {
        Double share = progress.share();
        Duration left = progress.left();
        String gauge = share == null ? "" : gauge(share);
        String time = left == null ? clock(progress.elapsed()) : "ETA " + clock(left);
        return format("%-8s ", progress.phase()) + gauge + String.join("  ", said(unit("rec")), time);
    }

    /** For a log. */
    String line() {
        Double share = progress.share();
        Duration left = progress.left();
        String time = clock(progress.elapsed()) + (left == null ? "" : ", ETA " + clock(left));
        String done = share == null ? "" : " " + percent(share);
        return progress.phase() + done + ": " + said(unit("records")) + "  " + time;
    }

    private static String gauge(double share) {
        int filled = (int) (share * WIDTH);
        return format("[%s%s] %4s  ", "#".repeat(filled), "-".repeat(WIDTH - filled), percent(share));
    }

    /** Nothing is done before all of it is. */
    private static String percent(double share) {
        return (int) (share * 100) + "%";
    }

    /** Files are what comes in one phase, and records in all others. */
    private String unit(String ofRecords) {
        return progress.phase().equals(Progress.DOWNLOADS) ? "files" : ofRecords;
    }

    private String said(String unit) {
        String records = format("%,d %s", progress.records(), unit);
        return progress.isWriting()
                ? records
                : records + format("  %.1f/%s req/s  %d x 429", requestsPerSecond, number(budget), throttled);
    }

    static String clock(Duration time) {
        String minutes = format("%02d:%02d", time.toMinutesPart(), time.toSecondsPart());
        return time.toHours() == 0 ? minutes : time.toHours() + ":" + minutes;
    }

    /** In bytes below one MiB. */
    static String size(long bytes) {
        double mebibytes = bytes / 1024.0 / 1024;
        return mebibytes < 1
                ? format("%,d bytes", bytes)
                : mebibytes < 1024 ? format("%.1f MiB", mebibytes) : format("%.1f GiB", mebibytes / 1024);
    }

    static String number(double value) {
        return value == Math.rint(value) ? format("%.0f", value) : format("%.1f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
