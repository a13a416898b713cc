package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Stages, in pipeline order. */
final class StageRoutes implements Family {
    private static final String READ = "stages:read:admin";

    private final World world;
    private final Pages pages;

    StageRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/stages", READ)
                        .paged()
                        .to(request -> pages.page(request, world.directory().stages(), "id")),
                Route.get("/stages/{stage}", READ).to(this::one));
    }

    private Answer one(Request request) {
        ObjectNode found = Directory.find(world.directory().stages(), request.var("stage"));
        return request.answer(200, Access.record(request, "stages", request.var("stage"), found));
    }
}
