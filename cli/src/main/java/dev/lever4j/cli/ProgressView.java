package dev.lever4j.cli;

import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Shows an export's progress on standard error: a bar for each phase on a terminal, a line every 5 s elsewhere. */
final class ProgressView implements AutoCloseable {
    private static final Duration FRAME = Duration.ofMillis(250);
    private static final Duration LINE = Duration.ofSeconds(5);
    /** Speeds are those of the last three seconds. */
    private static final int FRAMES_SHOWN = 12;

    private static final String ERASE_LINE = "\r\u001b[K";
    /** A bar that is wider than the terminal is cut: one that went on in a second line could not be drawn over. */
    private static final String DO_NOT_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final Console console;
    private final Session session;
    private final TimeAndChance time = TimeAndChance.system();
    private final Speedometer speed;
    private final Queue<Progress> over = new ConcurrentLinkedQueue<>();
    private Disposable ticking = Disposables.disposed();
    private volatile Told told = new Told(Progress.NONE, time.ticker().getAsLong());
    private boolean drawn;
    private boolean closed;

    private record Told(Progress progress, long at) {}

    private ProgressView(Console console, Session session) {
        this.console = console;
        this.session = session;
        this.speed = new Speedometer(console.terminal() ? FRAMES_SHOWN : 2);
    }

    static ProgressView start(Console console, Session session, boolean quiet) {
        ProgressView view = new ProgressView(console, session);
        view.figures();
        if (!quiet) {
            // writing to a terminal may block: not on a scheduler that others wait for
            view.ticking = Flux.interval(console.terminal() ? FRAME : LINE, Schedulers.boundedElastic())
                    .onBackpressureDrop()
                    .subscribe(tick -> view.show());
        }
        return view;
    }

    /** Called by one after the other; does not wait for the terminal. */
    void update(Progress now) {
        Progress before = told.progress;
        if (!before.phase().equals(now.phase())) {
            over.add(before.over());
        }
        told = new Told(now, time.ticker().getAsLong());
    }

    /** Whether anything has been exported. */
    boolean hasRecords() {
        return told.progress.records() > 0 || !over.isEmpty();
    }

    private synchronized void show() {
        if (closed) {
            return;
        }
        if (console.terminal()) {
            draw();
        } else {
            console.say(figures().line());
        }
    }

    private void draw() {
        Figures now = figures();
        for (Progress phase = over.poll(); phase != null; phase = over.poll()) {
            print(new Figures(phase, now.requestsPerSecond(), now.budget(), now.throttled()));
            console.err().println();
        }
        print(now);
        console.err().flush();
        drawn = true;
    }

    private void print(Figures figures) {
        console.err().print(ERASE_LINE + DO_NOT_WRAP + figures.bar() + WRAP);
    }

    private Figures figures() {
        long now = time.ticker().getAsLong();
        Told last = told;
        return new Figures(
                last.progress.later(Duration.ofNanos(Math.max(0, now - last.at))),
                speed.at(now, session.requests().sent()),
                session.budget(),
                session.requests().throttled());
    }

    /** The last word is the command's own. */
    @Override
    public synchronized void close() {
        ticking.dispose();
        if (!closed && drawn) {
            draw();
            console.err().println();
            console.err().flush();
        }
        closed = true;
    }
}
