package dev.lever4j.connect;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has been told of a list and may come again: of opportunities what has changed of late, since a feed that goes on
 * looks back; of other lists all, since they are read over. Goes along with an offset, so it has to be short. Not
 * thread-safe.
 */
final class Told {
    /** Of opportunities; about 60 kB. The rest is known to its task alone, and may be told again by another. */
    static final int MOST_OF_LATE = 1000;

    /** Of a list that is read over; about 300 kB. One that is longer is known to its task alone. */
    static final int MOST_OF_ALL = 5000;

    /** The form of what is to be told again. */
    private static final String OF_OLD = "?";

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final boolean all;
    private @Nullable String text;

    private record Entry(long at, String form) {}

    /** @param all whether it is to know the whole list */
    Told(boolean all) {
        this.all = all;
    }

    boolean has(Traits traits) {
        return has(traits.key(), traits.updatedAt(), traits.form());
    }

    /** Whether this has been told, or something newer of it. */
    boolean has(String key, long at, String form) {
        Entry before = entries.get(key);
        return before != null && (before.form.equals(form) || (at > 0 && at < before.at));
    }

    /** Its keys are known, and all of it is news. */
    Told asOfOld() {
        Told old = new Told(all);
        keys().forEach(key -> old.add(key, 0, OF_OLD));
        return old;
    }

    /** Whether the last thing that was told of it is that it is not there, or nobody any more. */
    boolean isGone(String key) {
        Entry before = entries.get(key);
        return before != null && before.form.equals(Traits.NOTHING);
    }

    /** When what was told last had changed, in milliseconds; 0 if that is not known. */
    long at(String key) {
        Entry before = entries.get(key);
        return before == null ? 0 : before.at;
    }

    /** Of what is there, as far as was told. */
    Set<String> keys() {
        Set<String> keys = new HashSet<>();
        entries.forEach((key, entry) -> {
            if (!entry.form.equals(Traits.NOTHING)) {
                keys.add(key);
            }
        });
        return keys;
    }

    void add(String key, long at, String form) {
        entries.remove(key);
        entries.put(key, new Entry(at, form));
        text = null;
    }

    void remove(String key) {
        entries.remove(key);
        text = null;
    }

    /** What changed before is not asked for again. */
    void forgetBefore(long millis) {
        if (entries.values().removeIf(entry -> entry.at < millis)) {
            text = null;
        }
    }

    /** Whether it is all of a list, and does not fit into an offset. */
    boolean isTooMuch() {
        return all && entries.size() > MOST_OF_ALL;
    }

    /** {@code key:time:form} with blanks between; null where it is nothing, or would have to be all and is too much. */
    @Nullable
    String toText() {
        if (entries.isEmpty() || isTooMuch()) {
            return null;
        }
        if (text == null) {
            text = newest().map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + ":"
                            + Long.toString(entry.getValue().at, Character.MAX_RADIX) + ":" + entry.getValue().form)
                    .collect(Collectors.joining(" "));
        }
        return text;
    }

    private Stream<Map.Entry<String, Entry>> newest() {
        return all || entries.size() <= MOST_OF_LATE
                ? entries.entrySet().stream()
                : entries.entrySet().stream()
                        .sorted(Comparator.comparingLong(entry -> -entry.getValue().at))
                        .limit(MOST_OF_LATE);
    }

    /** @throws IllegalArgumentException if the text is none that {@link #toText} gave */
    static Told parse(@Nullable String text, boolean all) {
        Told told = new Told(all);
        if (text != null && !text.isEmpty()) {
            for (String each : text.split(" ")) {
                String[] parts = each.split(":", -1);
                if (parts.length != 3) {
                    throw new IllegalArgumentException("what has been told cannot be read");
                }
                String key = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                told.add(key, Long.parseLong(parts[1], Character.MAX_RADIX), parts[2]);
            }
        }
        return told;
    }
}
