package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many deadlines on one timer of the scheduler of time. Nearly all of them are stopped before they are due, so that
 * setting and stopping one must cost next to nothing: it moves a few places of a heap. They never ring early. The timer
 * is set for the earliest one, or for {@link #LOOKAHEAD} where that is sooner; it ends when it finds none.
 */
final class Alarms {
    /** How long a timer may outlive the last alarm, and what it holds with it. */
    static final Duration LOOKAHEAD = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.http");

    private final TimeAndChance time;

    // guarded by this
    private @Nullable Alarm[] heap = new @Nullable Alarm[8];
    private int size;
    private @Nullable Timer timer;

    Alarms(TimeAndChance time) {
        this.time = time;
    }

    /** Something that ends at a tick, unless it is stopped before. Set at most once at a time. */
    abstract static class Alarm {
        private static final int OFF = -1;

        private long due;
        private int place = OFF;

        /** Called once, on the scheduler of time, after the alarm has left the others. */
        abstract void ring();

        private boolean isBefore(Alarm other) {
            return due - other.due < 0;
        }
    }

    /** @param nanos from now */
    void set(Alarm alarm, long nanos) {
        long now = time.ticker().getAsLong();
        Timer sooner;
        synchronized (this) {
            alarm.due = now + nanos;
            add(alarm);
            sooner = timer != null && timer.due - alarm.due <= 0 ? null : next(now);
        }
        try {
            start(sooner, now);
        } catch (RejectedExecutionException schedulerGone) {
            stop(alarm);
            throw schedulerGone;
        }
    }

    /** False if it has rung or is about to, or was not set: whoever gets true is the one that ends it. */
    synchronized boolean stop(Alarm alarm) {
        boolean set = alarm.place != Alarm.OFF;
        if (set) {
            remove(alarm);
        }
        return set;
    }

    private final class Timer implements Runnable {
        private final long due;

        private Timer(long due) {
            this.due = due;
        }

        @Override
        public void run() {
            try {
                for (Alarm alarm = takeDue(this); alarm != null; alarm = takeDue(this)) {
                    ring(alarm);
                }
            } catch (RejectedExecutionException schedulerGone) {
                LOG.debug("no call ends by its timeout any more, since the scheduler is gone");
            }
        }
    }

    /** The next one that is due; null if there is none, and then another timer runs where one is needed. */
    private @Nullable Alarm takeDue(Timer running) {
        long now = time.ticker().getAsLong();
        Timer following;
        synchronized (this) {
            if (timer != running) {
                return null;
            }
            if (size > 0 && at(0).due - now <= 0) {
                Alarm first = at(0);
                remove(first);
                return first;
            }
            following = next(now);
        }
        start(following, now);
        return null;
    }

    private static void ring(Alarm alarm) {
        try {
            alarm.ring();
        } catch (RuntimeException | LinkageError fault) {
            // somebody's subscriber threw: the others have deadlines too
            LOG.warn("what a timeout was told to failed", fault);
        }
    }

    /** The timer for what is set now, in the place of the one there was; null if nothing is. */
    private @Nullable Timer next(long now) {
        timer = size == 0 ? null : new Timer(Math.min(at(0).due - now, LOOKAHEAD.toNanos()) + now);
        return timer;
    }

    /** Outside of the lock: a scheduler may run what is due at once. */
    private void start(@Nullable Timer next, long now) {
        if (next == null) {
            return;
        }
        try {
            time.scheduler().schedule(next, next.due - now, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException gone) {
            forget(next);
            throw gone;
        }
    }

    private synchronized void forget(Timer refused) {
        timer = timer == refused ? null : timer;
    }

    private void add(Alarm alarm) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        rise(alarm, size++);
    }

    private void remove(Alarm alarm) {
        int hole = alarm.place;
        Alarm last = at(--size);
        heap[size] = null;
        alarm.place = Alarm.OFF;
        if (last != alarm) {
            sink(last, hole);
            rise(last, last.place);
        }
    }

    /** Puts it where no one above is later. */
    private void rise(Alarm alarm, int from) {
        int place = from;
        while (place > 0 && alarm.isBefore(at((place - 1) / 2))) {
            put(at((place - 1) / 2), place);
            place = (place - 1) / 2;
        }
        put(alarm, place);
    }

    /** Puts it where no one below is earlier. */
    private void sink(Alarm alarm, int from) {
        int place = from;
        int below = earlierBelow(place);
        while (below < size && at(below).isBefore(alarm)) {
            put(at(below), place);
            place = below;
            below = earlierBelow(place);
        }
        put(alarm, place);
    }

    private int earlierBelow(int place) {
        int left = 2 * place + 1;
        return left + 1 < size && at(left + 1).isBefore(at(left)) ? left + 1 : left;
    }

    private Alarm at(int place) {
        return Objects.requireNonNull(heap[place], "no alarm in a place below the size");
    }

    private void put(Alarm alarm, int place) {
        heap[place] = alarm;
        alarm.place = place;
    }
}
