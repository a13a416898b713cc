package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.function.Predicate;

/** Reading opportunities. */
final class OpportunityRoutes implements Family {
    private static final String READ = "opportunities:read:admin";

    private final World world;
    private final Pages pages;
    private final Shape shape;

    OpportunityRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.shape = shape(world);
    }

    static Shape shape(World world) {
        return Links.in(world)
                .applications("applications")
                .stages("stage")
                .users("owner", "followers", "sourcedBy")
                .contacts("contact")
                .shape("followers");
    }

    @Override
    public List<Route> routes() {
        return List.of(
                OpportunityFilter.declare(Route.get("/opportunities", READ))
                        .paged()
                        .shape(shape)
                        .to(this::list),
                Route.get("/opportunities/deleted", READ)
                        .paged()
                        .range("deleted_at")
                        .shape(shape)
                        .to(this::deleted),
                Route.get("/opportunities/{opportunity}", READ).shape(shape).to(this::one));
    }

    private Answer list(Request request) {
        Access.checkList(request);
        Predicate<Opportunity> filter = OpportunityFilter.of(request.query());
        Answer page = pages.page(
                request,
                new OpportunityListing(
                        world,
                        0,
                        world.end(),
                        it -> !it.deleted() && Access.shows(request, it.confidential()) && filter.test(it)));
        world.churn().step();
        return page;
    }

    private Answer deleted(Request request) {
        int visible = world.population().visible();
        Predicate<Opportunity> filter =
                OpportunityFilter.deleted(request.query()).and(it -> Access.mayBeSeen(request, it.confidential()));
        return pages.page(
                request,
                new OpportunityListing(world, visible, world.population().total(), filter));
    }

    private Answer one(Request request) {
        return request.answer(200, Access.opportunity(world, request).json());
    }
}
