package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Something that can be paged through: places in their order, some of which match. */
interface Listing {
    /** What an offset says of a record: the three parts of live offsets. */
    record Place(int rank, long ms, String id) {}

    int start();

    int end();

    boolean matches(int index);

    Place place(int index);

    /** The index of the id in an offset, or -1. */
    int indexOf(String id);

    /** A node the caller may change. */
    ObjectNode json(int index);

    /** A small list, already filtered; {@code key} names the field that tells entries apart. */
    static Listing of(List<ObjectNode> entries, String key) {
        return new Listing() {
            @Override
            public int start() {
                return 0;
            }

            @Override
            public int end() {
                return entries.size();
            }

            @Override
            public boolean matches(int index) {
                return true;
            }

            @Override
            public Place place(int index) {
                ObjectNode entry = entries.get(index);
                long ms = entry.path("createdAt").longValue(0);
                return new Place(index, ms, Json.text(entry, key));
            }

            @Override
            public int indexOf(String id) {
                return entries.stream()
                        .map(entry -> Json.text(entry, key))
                        .toList()
                        .indexOf(id);
            }

            @Override
            public ObjectNode json(int index) {
                return entries.get(index).deepCopy();
            }
        };
    }
}
