package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which form answers take where the live ones differ from the documentation. */
public enum Form {
    LIVE,
    DOCUMENTED;

    /** The status of an accepted PUT of a whole object. */
    int replaced() {
        return this == LIVE ? 200 : 201;
    }

    /** The documentation shows a list of one within {@code data} where one record was written. */
    JsonNode wrapped(ObjectNode record) {
        if (this == LIVE) {
            return record;
        }
        ObjectNode list = Json.object();
        list.putArray("data").add(record);
        return list.put("hasNext", false);
    }

    /** The documentation prints some numbers as texts. */
    ObjectNode numbersAsTexts(ObjectNode node, String... fields) {
        for (String field : fields) {
            if (this == DOCUMENTED && node.path(field).isIntegralNumber()) {
                node.put(field, Long.toString(node.get(field).longValue()));
            }
        }
        return node;
    }
}
