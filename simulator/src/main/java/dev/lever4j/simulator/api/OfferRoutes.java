package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Content;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Offers;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Offers of an opportunity; they can only be read. */
final class OfferRoutes implements Family {
    private static final String READ = "offers:read:admin";
    private static final String OFFERS = "/opportunities/{opportunity}/offers";
    private static final long SIZE = 40_000;

    private final World world;
    private final Pages pages;
    private final Store offers;

    OfferRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.offers = Offers.in(world);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(OFFERS, READ)
                        .paged()
                        .shape(Links.in(world).users("creator").shape())
                        .to(this::list),
                Route.get(OFFERS + "/{offer}/download", READ)
                        .knows(Parameter.word("status", "sent", "signed"))
                        .to(this::download));
    }

    private Answer list(Request request) {
        return pages.page(
                request, offers.list(Access.opportunity(world, request).id()), "id");
    }

    /** The newest document unless the caller names one. */
    private Answer download(Request request) {
        String opportunity = Access.opportunity(world, request).id();
        String id = request.var("offer");
        ObjectNode offer = Access.record(request, "offers", id, offers.find(opportunity, id));
        String status = request.query().one("status");
        String wanted = status != null ? status : offer.path("signedDocument").isObject() ? "signed" : "sent";
        JsonNode document = offer.path(wanted + "Document");
        if (!document.isObject()) {
            throw LeverError.notFound(wanted + " document of offers", id);
        }
        return Download.of(Json.text(document, "fileName"), Content.drawn(id + wanted, SIZE));
    }
}
