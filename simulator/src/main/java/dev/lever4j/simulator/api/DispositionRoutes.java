package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stages and archive reasons at once: one object, not a list. */
final class DispositionRoutes implements Family {
    private static final List<String> PIPELINES =
            List.of("lead", "lead", "lead", "applicant", "screen", "screen", "onsite", "offer");
    private static final List<Double> RANKS = List.of(1.0, 3.0, 5.0, 101.0, 201.0, 205.5, 231.0, 261.0);

    private final World world;

    DispositionRoutes(World world) {
        this.world = world;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/disposition_stages", "stages:read:admin").to(this::both));
    }

    private Answer both(Request request) {
        ObjectNode both = Json.object();
        both.set("stages", stages());
        both.set("archiveReasons", reasons());
        return request.answer(200, both);
    }

    private ArrayNode stages() {
        ArrayNode stages = Json.array();
        for (ObjectNode stage : world.directory().stages()) {
            int i = stages.size();
            String pipeline = PIPELINES.get(i);
            ObjectNode node = stage.deepCopy().put("pipeline", pipeline);
            node.set("rank", rank(RANKS.get(i)));
            stages.add(node.put("hasInterview", pipeline.equals("screen") || pipeline.equals("onsite")));
        }
        return stages;
    }

    /** Live ranks are whole numbers, or end in .5. */
    private static JsonNode rank(double rank) {
        ArrayNode number = Json.array();
        return rank == Math.rint(rank)
                ? Json.number((long) rank)
                : number.add(rank).get(0);
    }

    /** Here, and only here, the type of reasons other than hired is null. */
    private ArrayNode reasons() {
        ArrayNode reasons = Json.array();
        for (ObjectNode reason : world.directory().archiveReasons()) {
            String type = Json.text(reason, "type");
            ObjectNode node = Json.object().put("id", Json.text(reason, "id")).put("text", Json.text(reason, "text"));
            node.put("type", type.equals("hired") ? type : null);
            reasons.add(node.put("status", Json.text(reason, "status")));
        }
        return reasons;
    }
}
