package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Postings that were deleted in the app, before the start or since; no operation deletes one. */
final class DeletedPostingRoutes implements Family {
    private final World world;
    private final Pages pages;

    DeletedPostingRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/postings/deleted", "postings:read:admin")
                .paged()
                .range("deleted_at")
                .shape(PostingRoutes.shape(world))
                .to(this::list));
    }

    private Answer list(Request request) {
        Long start = request.query().time("deleted_at_start");
        Long end = request.query().time("deleted_at_end");
        List<ObjectNode> deleted = world.directory().deletedPostings().stream()
                .filter(posting -> start == null || posting.get("deletedAt").longValue() >= start)
                .filter(posting -> end == null || posting.get("deletedAt").longValue() <= end)
                .toList();
        return pages.page(request, deleted, "id");
    }
}
