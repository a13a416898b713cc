package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applications of an opportunity, and deleted ones. */
final class ApplicationRoutes implements Family {
    private static final String READ = "applications:read:admin";

    private static final long WINDOW = 30L * 24 * 60 * 60 * 1000;

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
                        .to(this::one),
                Route.get("/applications/deleted", READ)
                        .paged()
                        .range("deleted_at")
                        .to(this::deleted));
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

    /** Here the end is exclusive, both ends are needed, and pages are smaller. */
    private Answer deleted(Request request) {
        long start = required(request, "deleted_at_start");
        long end = required(request, "deleted_at_end");
        if (end - start > WINDOW) {
            throw LeverError.badRequest("deleted_at_start and deleted_at_end must not be more than 30 days apart");
        }
        int visible = world.population().visible();
        return pages.page(
                request,
                new OpportunityListing(
                        world,
                        visible,
                        world.population().total(),
                        it -> Access.mayBeSeen(request, it.confidential())
                                && within(it.applicationDeletedAt(), start, end),
                        ApplicationRoutes::gone),
                50);
    }

    private static boolean within(@Nullable Long time, long start, long end) {
        return time != null && time >= start && time < end;
    }

    private static ObjectNode gone(Opportunity it) {
        JsonNode application = Objects.requireNonNull(it.everApplication());
        ObjectNode gone = Json.object().put("id", Json.text(application, "id"));
        gone.put("deletedAt", it.applicationDeletedAt());
        return gone.put("opportunityId", it.id()).put("postingId", Json.text(application, "posting"));
    }

    private static long required(Request request, String name) {
        Long time = request.query().time(name);
        if (time == null) {
            throw LeverError.badRequest("Missing required parameter: " + name);
        }
        return time;
    }
}
