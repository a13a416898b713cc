package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Archive reasons. */
final class ArchiveReasonRoutes implements Family {
    private static final String READ = "archive_reasons:read:admin";

    private final World world;
    private final Pages pages;

    ArchiveReasonRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/archive_reasons", READ)
                        .paged()
                        .knows(Parameter.word("type", "hired", "non-hired"))
                        .to(this::list),
                Route.get("/archive_reasons/{archiveReason}", READ).to(this::one));
    }

    private Answer list(Request request) {
        String type = request.query().one("type");
        List<ObjectNode> reasons = world.directory().archiveReasons().stream()
                .filter(reason -> type == null || Json.text(reason, "type").equals(type))
                .toList();
        return pages.page(request, reasons, "id");
    }

    private Answer one(Request request) {
        String id = request.var("archiveReason");
        ObjectNode found = Directory.find(world.directory().archiveReasons(), id);
        return request.answer(200, Access.record(request, "archive_reasons", id, found));
    }
}
