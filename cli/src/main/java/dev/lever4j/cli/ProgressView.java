package dev.lever4j.cli;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.ExportProgress;
import java.time.Duration;
import java.util.OptionalLong;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Shows an export's progress on standard error: a bar on a terminal, a line every few seconds elsewhere. */
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
    private final long startedAt = time.ticker().getAsLong();
    private final OptionalLong total;
    private final Speedometer speed;
    private Disposable ticking = Disposables.disposed();
    private boolean drawn;
    private volatile long records;
    private boolean closed;

    private ProgressView(Console console, Session session, OptionalLong total) {
        this.console = console;
        this.session = session;
        this.total = total;
        this.speed = new Speedometer(console.terminal() ? FRAMES_SHOWN : 2);
    }

    static ProgressView start(Console console, Session session, OptionalLong total, boolean quiet) {
        ProgressView view = new ProgressView(console, session, total);
        view.figures();
        if (!quiet) {
            // writing to a terminal may block: not on a scheduler that others wait for
            view.ticking = Flux.interval(console.terminal() ? FRAME : LINE, Schedulers.boundedElastic())
                    .onBackpressureDrop()
                    .subscribe(tick -> view.show());
        }
        return view;
    }

    void update(ExportProgress progress) {
        records = progress.records();
    }

    private synchronized void show() {
        if (closed) {
            return;
        }
        if (console.terminal()) {
            console.err().print(ERASE_LINE + DO_NOT_WRAP + figures().bar() + WRAP);
            console.err().flush();
            drawn = true;
        } else {
            console.say(figures().line());
        }
    }

    private Figures figures() {
        long now = time.ticker().getAsLong();
        Speedometer.Speeds speeds = speed.at(now, records, session.requests().sent());
        return new Figures(
                records,
                total,
                speeds.records(),
                speeds.requests(),
                session.budget(),
                session.requests().throttled(),
                time.since(startedAt));
    }

    /** The last word is the command's own. */
    @Override
    public synchronized void close() {
        ticking.dispose();
        if (!closed && drawn) {
            console.err().print(ERASE_LINE);
            console.err().flush();
        }
        closed = true;
    }
}
