package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.World;
import java.util.List;

/** Sources; they have no ids. */
final class SourceRoutes implements Family {
    private final World world;
    private final Pages pages;

    SourceRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/sources", "sources:read:admin")
                .paged()
                .to(request -> pages.page(request, world.directory().sources(), "text")));
    }
}
