package dev.lever4j.simulator.world;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The people: drawn ones, and what callers wrote of them or of new ones. */
final class Contacts {
    private static final Pattern DRAWN = Pattern.compile("person\\.?(\\d{1,9})(\\.work)?@example\\.(com|org)");

    private final long seed;
    private final Ids ids;
    private final int drawn;
    private final Map<Integer, Profile> written = new ConcurrentSkipListMap<>();

    /** @param drawn how many opportunities were generated: contacts below this index are drawn */
    Contacts(long seed, int drawn) {
        this.seed = seed;
        this.ids = new Ids(seed, Kind.CONTACT);
        this.drawn = drawn;
    }

    Person get(int index) {
        return new Person(index, ids.of(index), new Draw(seed, Kind.CONTACT, index), written.get(index));
    }

    @Nullable
    Person find(String id) {
        int index = ids.indexOf(id);
        return exists(index) ? get(index) : null;
    }

    /** Who has this address; the oldest of several. */
    @Nullable
    Person byEmail(String email) {
        Matcher matcher = DRAWN.matcher(Profile.canonical(email));
        int index = matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
        if (exists(index) && get(index).profile().hasEmail(email)) {
            return get(index);
        }
        for (Map.Entry<Integer, Profile> entry : written.entrySet()) {
            if (entry.getValue().hasEmail(email)) {
                return get(entry.getKey());
            }
        }
        return null;
    }

    synchronized Person add(int index, Profile profile) {
        written.put(index, profile);
        return get(index);
    }

    synchronized Person change(int index, UnaryOperator<Profile> change) {
        return add(index, change.apply(get(index).profile()));
    }

    private boolean exists(int index) {
        return written.containsKey(index) || (index >= 0 && index < drawn && World.drawnContact(index) == index);
    }
}
