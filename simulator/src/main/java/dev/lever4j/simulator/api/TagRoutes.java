package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.World;
import java.util.List;

/** Tags; they have no ids. */
final class TagRoutes implements Family {
    private final World world;
    private final Pages pages;

    TagRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/tags", "tags:read:admin")
                .paged()
                .to(request -> pages.page(request, world.directory().tags(), "text")));
    }
}
