package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Forms;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.List;

/** Referrals, read only. */
final class ReferralRoutes implements Family {
    private static final String READ = "referrals:read:admin";
    private static final String ALL = "/opportunities/{opportunity}/referrals";

    private final World world;
    private final Pages pages;
    private final Store referrals;
    private final Shape shape;

    ReferralRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.referrals = Forms.referrals(world);
        this.shape = Links.in(world).users("referrer", "user").stages("stage").shape();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, READ).paged().shape(shape).to(this::list),
                Route.get(ALL + "/{referral}", READ).shape(shape).to(this::one));
    }

    private Answer list(Request request) {
        return pages.page(
                request, referrals.list(Access.opportunity(world, request).id()), "id");
    }

    private Answer one(Request request) {
        String owner = Access.opportunity(world, request).id();
        String id = request.var("referral");
        return request.answer(200, Access.record(request, "referrals", id, referrals.find(owner, id)));
    }
}
