package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Place;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Something that can be paged through: entries in their order. */
interface Listing {
    /** @param json a node the caller may change */
    record Entry(Place place, ObjectNode json) {}

    /** The entries behind the place of one that was given out, or all; null where there was never such a place. */
    @Nullable
    Iterator<Entry> behind(@Nullable Place place);

    /** Cuts a page while nothing moves in the list. */
    default ObjectNode still(Supplier<ObjectNode> page) {
        return page.get();
    }

    /** A small list, already filtered; {@code key} names the field that tells entries apart. */
    static Listing of(List<ObjectNode> entries, String key) {
        return place -> {
            List<String> keys =
                    entries.stream().map(entry -> Json.text(entry, key)).toList();
            int last = place == null ? -1 : keys.indexOf(place.id());
            return place != null && last < 0
                    ? null
                    : IntStream.range(last + 1, keys.size())
                            .mapToObj(i -> entry(i, entries.get(i), keys.get(i)))
                            .iterator();
        };
    }

    private static Entry entry(int index, ObjectNode entry, String id) {
        return new Entry(new Place(index, entry.path("createdAt").longValue(0), id), entry.deepCopy());
    }
}
