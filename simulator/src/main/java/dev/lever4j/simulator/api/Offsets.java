package dev.lever4j.simulator.api;

import dev.lever4j.simulator.oauth.Mint;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Place;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * Writes and reads offsets: {@code [rank,ms,"id","seal"]}, percent-encoded as live ones. The seal binds place and
 * filter together, so that nothing needs to be remembered, and a text that was not given out is refused, after a
 * restart too.
 */
final class Offsets {
    private final Mint mint;

    Offsets(Mint mint) {
        this.mint = mint;
    }

    String write(String path, Query query, Place place) {
        String json = Json.array()
                .add(place.rank())
                .add(place.ms())
                .add(place.id())
                .add(seal(path, query, place))
                .toString();
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    /** Where the last record stood that was already given out. */
    Place read(String path, Query query, String offset) {
        if (offset.startsWith("%5B")) {
            JsonNode parts = Json.read(decode(offset).getBytes(StandardCharsets.UTF_8));
            if (parts != null
                    && parts.isArray()
                    && parts.size() == 4
                    && parts.get(2).isString()) {
                Place place = new Place(
                        parts.get(0).asInt(-1),
                        parts.get(1).asLong(-1),
                        parts.get(2).stringValue());
                if (write(path, query, place).equals(offset)) {
                    return place;
                }
            }
        }
        throw LeverError.badRequest("Invalid offset token: " + offset);
    }

    private String seal(String path, Query query, Place place) {
        return mint.text(path + query.filters() + place, 11);
    }

    private static String decode(String offset) {
        try {
            return URLDecoder.decode(offset, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
