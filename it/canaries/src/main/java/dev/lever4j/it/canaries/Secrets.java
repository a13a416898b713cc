package dev.lever4j.it.canaries;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Finds secrets wherever in a text they stand, many at once, in one pass: a window of their last characters is hashed
 * as it moves along, as a text's {@code hashCode} is, and only where a bit of a filter is set is looked closer. The
 * last ones, because all tokens of one kind begin alike.
 */
final class Secrets {
    /** Shorter ones are words of tests, such as "key". */
    static final int SHORTEST = 16;

    private static final int MOST = 500_000;
    private static final int FACTOR = 31;
    private static final int LEAVES = power(FACTOR, SHORTEST);
    private static final int BITS = 24;

    private final AtomicIntegerArray filter = new AtomicIntegerArray(1 << (BITS - 5));
    private final Map<String, Set<String>> byEnd = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    void add(String secret) {
        if (secret.length() < SHORTEST || count.get() >= MOST) {
            return;
        }
        String end = secret.substring(secret.length() - SHORTEST);
        if (byEnd.computeIfAbsent(end, first -> ConcurrentHashMap.newKeySet()).add(secret)) {
            count.incrementAndGet();
            int bit = bit(end.hashCode());
            filter.getAndUpdate(bit >>> 5, bits -> bits | 1 << bit);
        }
    }

    /** All that a text holds. */
    void in(String text, Consumer<Found> found) {
        if (count.get() == 0) {
            return;
        }
        int hash = 0;
        for (int at = 0; at < text.length(); at++) {
            hash = FACTOR * hash + text.charAt(at);
            if (at >= SHORTEST) {
                hash -= LEAVES * text.charAt(at - SHORTEST);
            }
            int bit = bit(hash);
            if (at >= SHORTEST - 1 && (filter.get(bit >>> 5) & 1 << bit) != 0) {
                endingAt(text, at + 1, found);
            }
        }
    }

    private void endingAt(String text, int to, Consumer<Found> found) {
        for (String secret : byEnd.getOrDefault(text.substring(to - SHORTEST, to), Set.of())) {
            int from = to - secret.length();
            if (text.startsWith(secret, from)) {
                found.accept(new Found("a secret of " + secret.length() + " characters, " + secret, from, to));
            }
        }
    }

    private static int bit(int hash) {
        return (hash * 0x9E3779B9) >>> (Integer.SIZE - BITS);
    }

    private static int power(int base, int times) {
        int power = 1;
        for (int i = 0; i < times; i++) {
            power *= base;
        }
        return power;
    }
}
