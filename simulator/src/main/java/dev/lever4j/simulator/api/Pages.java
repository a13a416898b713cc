package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Place;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts pages: {@code data}, {@code next} where there is more (absent, not null, at the end), {@code hasNext}. */
final class Pages {
    private final Offsets offsets;

    Pages(Offsets offsets) {
        this.offsets = offsets;
    }

    /** A small list in its order; {@code key} names the field that tells entries apart. */
    Answer page(Request request, List<ObjectNode> entries, String key) {
        return page(request, Listing.of(entries, key));
    }

    Answer page(Request request, Listing listing) {
        return page(request, listing, 100);
    }

    /** @param size of a page where the caller names no limit */
    Answer page(Request request, Listing listing, int size) {
        return Answer.json(200, body(request, listing, size));
    }

    ObjectNode body(Request request, Listing listing) {
        return body(request, listing, 100);
    }

    private ObjectNode body(Request request, Listing listing, int size) {
        return listing.still(() -> cut(request, listing, size));
    }

    private ObjectNode cut(Request request, Listing listing, int size) {
        Function<ObjectNode, ObjectNode> shape = request.shape();
        int limit = request.query().limit(size);
        Iterator<Listing.Entry> entries = rest(request, listing);
        ArrayNode data = Json.array();
        Place last = null;
        while (data.size() < limit && entries.hasNext()) {
            Listing.Entry entry = entries.next();
            data.add(shape.apply(entry.json()));
            last = entry.place();
        }
        ObjectNode body = Json.object();
        body.set("data", data);
        if (last == null || !entries.hasNext()) {
            return body.put("hasNext", false);
        }
        body.put("next", offsets.write(request.path(), request.query(), last));
        return body.put("hasNext", true);
    }

    private Iterator<Listing.Entry> rest(Request request, Listing listing) {
        String offset = request.query().one("offset");
        Place place = offset == null ? null : offsets.read(request.path(), request.query(), offset);
        Iterator<Listing.Entry> rest = listing.behind(place);
        if (rest == null) {
            throw LeverError.badRequest("Invalid offset token: " + offset);
        }
        return rest;
    }
}
