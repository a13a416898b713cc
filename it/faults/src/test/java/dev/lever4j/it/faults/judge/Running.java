package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.server.FaultServer;
import dev.lever4j.it.faults.server.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call on a thread of its own, which may hang. */
final class Running {
    /** Of requests for a few records: about two thousand of them, twice as many as ours sends in row 74. */
    private static final long ENDLESS = 1 << 19;

    private static final long LOOK_MILLIS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable End end;

    private Running() {}

    static Running start(Trial trial, Rival.Maker maker, Place place, Path folder) {
        Running running = new Running();
        Thread thread = new Thread(() -> running.play(trial, maker, place, folder), "rival");
        thread.setDaemon(true);
        thread.start();
        return running;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a client throws, it has ended
    private void play(Trial trial, Rival.Maker maker, Place place, Path folder) {
        try (Rival rival = maker.make(place)) {
            ended(playedBy(rival, trial, folder));
        } catch (Exception closing) {
            ended(End.error(closing));
        }
    }

    private static End playedBy(Rival rival, Trial trial, Path folder) {
        try {
            return End.value(trial.act().play(rival, folder));
        } catch (Throwable error) {
            return End.error(error);
        }
    }

    /** The first one counts: what closing brings is nobody's call. */
    private synchronized void ended(End how) {
        if (end == null) {
            end = how;
            ended.countDown();
        }
    }

    /** Waits for it as long as makes sense. */
    End end(FaultServer server, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            boolean isEndless = server.lines().stream().mapToLong(Line::size).sum() > ENDLESS;
            if (isEndless || System.nanoTime() > until) {
                ended(End.none(isEndless));
            }
        }
        End how = end;
        if (how == null) {
            throw new IllegalStateException("it has ended, and nobody knows how");
        }
        return how;
    }
}
