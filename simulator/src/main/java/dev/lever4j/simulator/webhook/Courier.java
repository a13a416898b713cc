package dev.lever4j.simulator.webhook;

import dev.lever4j.simulator.webhook.Delivery.State;
import dev.lever4j.simulator.webhook.Delivery.Try;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees deliveries through: tries, tries again when it is time, gives up, and remembers. Thread-safe. */
final class Courier {
    /** Tries that are on their way at one time; what comes on top waits for its turn. */
    private static final int HANDS = 64;

    private final long seed;
    private final Clock clock;
    /** Whether somebody calls {@link #timePassed} when the clock has moved, so that there is no need to be woken. */
    private final boolean clockTells;

    private final Supplier<Rules> rules;
    private final int kept;

    private final Postman postman = new Postman();
    /** By number, oldest first; together with everything below guarded by this. */
    private final Map<Long, Item> items = new LinkedHashMap<>();

    private final Queue<Item> ready = new ArrayDeque<>();
    private long numbers;
    private long stamps;
    private int onTheirWay;
    private boolean closed;

    /** A delivery as it is now, and what it is to say. */
    private static final class Item {
        final Letter letter;
        Delivery delivery;
        /** Somebody asked for this try: it is not repeated by itself. */
        boolean byHand;
        /** Ends when it is to be tried again; null where nothing needs to be woken. */
        @Nullable
        CompletableFuture<Void> alarm;

        Item(Letter letter, Delivery delivery) {
            this.letter = letter;
            this.delivery = delivery;
        }

        boolean isSettled() {
            return delivery.state() == State.ACKNOWLEDGED || delivery.state() == State.GIVEN_UP;
        }

        void silence() {
            if (alarm != null) {
                alarm.cancel(false);
                alarm = null;
            }
        }
    }

    /**
     * @param rules looked at for each try
     * @param kept so many deliveries are remembered, and all those that are not settled
     */
    Courier(long seed, Clock clock, boolean clockTells, Supplier<Rules> rules, int kept) {
        this.seed = seed;
        this.clock = clock;
        this.clockTells = clockTells;
        this.rules = rules;
        this.kept = kept;
    }

    synchronized Delivery send(Letter letter) {
        Delivery delivery = new Delivery(
                ++numbers,
                letter.webhook(),
                letter.url(),
                letter.event(),
                body(letter),
                List.of(),
                State.ON_ITS_WAY,
                null);
        Item item = new Item(letter, delivery);
        items.put(numbers, item);
        forgetSettled();
        begin(item);
        return item.delivery;
    }

    private void forgetSettled() {
        Iterator<Item> oldest = items.values().iterator();
        for (int over = items.size() - kept; over > 0 && oldest.hasNext(); ) {
            if (oldest.next().isSettled()) {
                oldest.remove();
                over--;
            }
        }
    }

    synchronized List<Delivery> deliveries() {
        return items.values().stream().map(item -> item.delivery).toList();
    }

    synchronized Delivery delivery(long number) {
        return item(number).delivery;
    }

    /** One more try at once. */
    synchronized Delivery rerun(long number) {
        Item item = item(number);
        if (closed) {
            throw new IllegalStateException("The simulator is closed.");
        }
        if (item.delivery.state() == State.ON_ITS_WAY) {
            throw new IllegalStateException("Delivery " + number + " is on its way.");
        }
        item.byHand = true;
        again(item);
        return item.delivery;
    }

    /** Those that are due by the clock. */
    synchronized void timePassed() {
        Instant now = clock.instant();
        redeliver(item -> isDue(item, now));
    }

    /** Whatever waits. */
    synchronized void redeliver() {
        redeliver(item -> true);
    }

    private void redeliver(Predicate<Item> which) {
        List.copyOf(items.values()).stream()
                .filter(item -> item.delivery.state() == State.WAITS && which.test(item))
                .forEach(this::again);
    }

    private static boolean isDue(Item item, Instant now) {
        Instant due = item.delivery.due();
        return due != null && !due.isAfter(now);
    }

    /** False where tries were still on their way when the time was over. */
    synchronized boolean awaitIdle(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (onTheirWay > 0 || !ready.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Nothing more is sent, and nobody is woken any more. */
    synchronized void close() {
        closed = true;
        items.values().stream()
                .filter(item -> item.delivery.state() == State.WAITS)
                .forEach(Courier::giveUp);
        ready.forEach(Courier::giveUp);
        ready.clear();
        notifyAll();
    }

    private static void giveUp(Item item) {
        item.silence();
        stands(item, item.delivery.body(), item.delivery.tries(), State.GIVEN_UP, null);
    }

    /** What wakes a delivery that waits for its time; null where nothing does. */
    synchronized @Nullable CompletableFuture<Void> alarm(long number) {
        return item(number).alarm;
    }

    private Item item(long number) {
        Item item = items.get(number);
        if (item == null) {
            throw new NoSuchElementException("There is no delivery " + number + ".");
        }
        return item;
    }

    private String body(Letter letter) {
        return letter.body(Stamp.of(seed, ++stamps, clock.millis()), rules.get().ids());
    }

    private void again(Item item) {
        item.silence();
        String body = rules.get().restamp() ? body(item.letter) : item.delivery.body();
        stands(item, body, item.delivery.tries(), State.ON_ITS_WAY, null);
        begin(item);
    }

    private void begin(Item item) {
        if (closed) {
            giveUp(item);
        } else {
            ready.add(item);
            sendReady();
        }
    }

    private void sendReady() {
        while (onTheirWay < HANDS && !ready.isEmpty()) {
            Item item = ready.remove();
            Instant sentAt = clock.instant();
            onTheirWay++;
            CompletableFuture<Void> ignored = postman.carry(
                            item.delivery.url(),
                            item.delivery.body(),
                            rules.get().timeout())
                    .thenAccept(outcome -> ended(item, sentAt, outcome));
        }
    }

    private synchronized void ended(Item item, Instant sentAt, Postman.Outcome outcome) {
        Try last = new Try(sentAt, clock.instant(), item.delivery.body(), outcome.status(), outcome.problem());
        List<Try> tries = new ArrayList<>(item.delivery.tries());
        tries.add(last);
        Duration gap = item.byHand || closed ? null : rules.get().gapAfter(tries.size());
        if (last.acknowledged()) {
            stands(item, last.body(), tries, State.ACKNOWLEDGED, null);
        } else if (gap == null) {
            stands(item, last.body(), tries, State.GIVEN_UP, null);
        } else {
            stands(item, last.body(), tries, State.WAITS, last.endedAt().plus(gap));
            wait(item, gap);
        }
        onTheirWay--;
        sendReady();
        notifyAll();
    }

    private void wait(Item item, Duration gap) {
        if (gap.isZero()) {
            again(item);
        } else if (!clockTells) {
            Delivery waiting = item.delivery;
            CompletableFuture<Void> alarm =
                    new CompletableFuture<Void>().completeOnTimeout(null, gap.toNanos(), TimeUnit.NANOSECONDS);
            CompletableFuture<Void> ignored = alarm.thenRunAsync(() -> wake(item, waiting));
            item.alarm = alarm;
        }
    }

    /** Unless it was sent meanwhile. */
    private synchronized void wake(Item item, Delivery waiting) {
        if (item.delivery == waiting) {
            again(item);
        }
    }

    private static void stands(Item item, String body, List<Try> tries, State state, @Nullable Instant due) {
        Delivery was = item.delivery;
        item.delivery = new Delivery(was.number(), was.webhook(), was.url(), was.event(), body, tries, state, due);
    }
}
