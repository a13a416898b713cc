package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Options of a dropdown as callers give them. */
record DropdownOptions(World world) {
    private static final int MOST = 8000;
    private static final int MOST_AT_ONCE = 4000;

    /** Those without an id are new and get one. */
    List<ObjectNode> made(JsonNode given) {
        if (given.size() > MOST_AT_ONCE) {
            throw LeverError.badRequest("There may be at most " + MOST_AT_ONCE + " options in one request");
        }
        List<ObjectNode> options = new ArrayList<>();
        for (JsonNode option : given) {
            String id = option.path("id").stringValue(null);
            options.add(
                    Json.object().put("id", id == null ? world.newId() : id).put("text", Json.text(option, "text")));
        }
        return options;
    }

    static void checkTotal(int total) {
        if (total > MOST) {
            throw LeverError.badRequest("There may be at most " + MOST + " options");
        }
    }
}
