package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Applications of an opportunity. */
final class ApplicationRoutes implements Family {
    private static final String READ = "applications:read:admin";

    private final World world;
    private final Pages pages;
    private final Shape shape;

    ApplicationRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.shape = Links.in(world)
                .postings("posting")
                .users("postingOwner", "postingHiringManager", "user")
                .shape();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/opportunities/{opportunity}/applications", READ)
                        .paged()
                        .shape(shape)
                        .to(this::list),
                Route.get("/opportunities/{opportunity}/applications/{application}", READ)
                        .shape(shape)
                        .to(this::one));
    }

    private Answer list(Request request) {
        ObjectNode application = Access.opportunity(world, request).application();
        return pages.page(request, application == null ? List.of() : List.of(application), "id");
    }

    private Answer one(Request request) {
        ObjectNode application = Access.opportunity(world, request).application();
        String id = request.var("application");
        if (application == null || !Json.text(application, "id").equals(id)) {
            throw LeverError.notFound("applications", id);
        }
        return request.answer(200, application);
    }
}
