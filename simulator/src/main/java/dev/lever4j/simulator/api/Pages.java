package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
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
        Function<ObjectNode, ObjectNode> shape = request.shape();
        int limit = request.query().limit(size);
        ArrayNode data = Json.array();
        int last = -1;
        int index = next(listing, first(request, listing));
        while (index < listing.end() && data.size() < limit) {
            data.add(shape.apply(listing.json(index)));
            last = index;
            index = next(listing, index + 1);
        }
        ObjectNode body = Json.object();
        body.set("data", data);
        boolean more = index < listing.end();
        if (more) {
            body.put("next", offsets.write(request.path(), request.query(), listing.place(last)));
        }
        return body.put("hasNext", more);
    }

    private int first(Request request, Listing listing) {
        String offset = request.query().one("offset");
        if (offset == null) {
            return listing.start();
        }
        int index = listing.indexOf(offsets.read(request.path(), request.query(), offset));
        if (index < 0) {
            throw LeverError.badRequest("Invalid offset token: " + offset);
        }
        return index + 1;
    }

    private static int next(Listing listing, int from) {
        int index = from;
        while (index < listing.end() && !listing.matches(index)) {
            index++;
        }
        return index;
    }
}
