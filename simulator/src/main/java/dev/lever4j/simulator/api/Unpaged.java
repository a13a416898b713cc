package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists that come whole, without hasNext, whatever limit and offset say. */
final class Unpaged {
    static final Parameter[] PARAMETERS = {Parameter.number("limit"), Parameter.text("offset")};

    private Unpaged() {}

    static Answer answer(Request request, List<ObjectNode> records) {
        ArrayNode data = Json.array();
        records.forEach(record -> data.add(request.shape().apply(record.deepCopy())));
        return Answer.data(200, data);
    }
}
