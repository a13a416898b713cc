package dev.lever4j.connect;

import dev.lever4j.export.Parents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Records that were told, and what lies under them not yet.
 *
 * @param ids in their order; {@code -} before one stands for a person who was anonymized
 * @param kinds of lists under each of them
 * @param next task that is not done: list n % kinds of record n / kinds
 */
record Pending(List<String> ids, int kinds, long next) implements Parents {
    static final Pending NONE = new Pending(List.of(), 1, 0);

    private static final String ANONYMIZED = "-";

    Pending {
        ids = List.copyOf(ids);
    }

    static String mark(String id, boolean anonymized) {
        return anonymized ? ANONYMIZED + id : id;
    }

    boolean isOver() {
        return next >= (long) ids.size() * kinds;
    }

    Pending from(long task, int ofKinds) {
        return new Pending(ids, ofKinds, task);
    }

    boolean isAnonymized(long task) {
        return ids.get((int) (task / kinds)).startsWith(ANONYMIZED);
    }

    @Override
    public long count() {
        return ids.size();
    }

    @Override
    public Flux<String> from(long ordinal) {
        return Flux.fromIterable(ids).skip(ordinal).map(id -> id.startsWith(ANONYMIZED) ? id.substring(1) : id);
    }

    /** The list to go on with, and the ids that are left; null where nothing is. */
    @Nullable
    String toText() {
        if (isOver()) {
            return null;
        }
        int first = (int) (next / kinds);
        return next % kinds + " " + String.join(" ", ids.subList(first, ids.size()));
    }

    /** @throws IllegalArgumentException if the text is none that {@link #toText} gave */
    static Pending parse(@Nullable String text, int kinds) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() < 2 || !words.get(0).matches("[0-9]{1,4}") || words.contains("")) {
            throw new IllegalArgumentException("what is pending cannot be read");
        }
        int kind = Integer.parseInt(words.get(0));
        // with fewer kinds than there were what is left is asked for from the first
        return new Pending(words.subList(1, words.size()), Math.max(1, kinds), kind < kinds ? kind : 0);
    }
}
