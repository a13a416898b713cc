package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Person;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reading opportunities, their applications and contacts. */
final class OpportunityRoutes {
    private static final String READ = "opportunities:read:admin";

    private final World world;
    private final Pages pages;
    private final Shape shape;
    private final Shape applicationShape;

    OpportunityRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        Directory directory = world.directory();
        Function<String, @Nullable ObjectNode> user = id -> Directory.find(directory.users(), id);
        this.shape = new Shape(
                Set.of("followers"),
                Map.of(
                        "applications",
                        world::application,
                        "stage",
                        id -> Directory.find(directory.stages(), id),
                        "owner",
                        user,
                        "followers",
                        user,
                        "sourcedBy",
                        user,
                        "contact",
                        this::contactOf));
        this.applicationShape = new Shape(
                Set.of(),
                Map.of(
                        "posting", id -> Directory.find(directory.postings(), id),
                        "postingOwner", user,
                        "postingHiringManager", user,
                        "user", user));
    }

    List<Route> routes() {
        return List.of(
                Route.get("/opportunities", READ, this::list),
                Route.get("/opportunities/deleted", READ, this::deleted),
                Route.get("/opportunities/:id", READ, this::one),
                Route.get("/opportunities/:id/applications", "applications:read:admin", this::applications),
                Route.get("/opportunities/:id/applications/:application", "applications:read:admin", this::application),
                Route.get("/contacts/:contact", "contact:read:admin", this::contact));
    }

    private Answer list(Request request) {
        String confidentiality = Objects.requireNonNullElse(request.query().one("confidentiality"), "non-confidential");
        Predicate<Opportunity> filter = OpportunityFilter.of(request.query());
        int listed = world.population().listed();
        int visible = world.population().visible();
        if (!confidentiality.equals("non-confidential") && !request.caller().seesConfidential()) {
            throw LeverError.forbidden("This credential has no access to confidential data");
        }
        OpportunityListing listing = switch (confidentiality) {
            case "non-confidential" -> new OpportunityListing(world, 0, listed, filter);
            case "confidential" -> new OpportunityListing(world, listed, visible, filter);
            case "all" -> new OpportunityListing(world, 0, visible, filter);
            default -> throw LeverError.badRequest("confidentiality must be confidential, non-confidential or all");
        };
        return page(request, listing);
    }

    private Answer deleted(Request request) {
        int visible = world.population().visible();
        Predicate<Opportunity> filter = OpportunityFilter.deleted(request.query());
        return page(
                request,
                new OpportunityListing(world, visible, world.population().total(), filter));
    }

    private Answer page(Request request, OpportunityListing listing) {
        return pages.page(request, listing, shape.of(request.query()));
    }

    private Answer one(Request request) {
        return Answer.data(200, shape.of(request.query()).apply(find(request).json()));
    }

    private Answer applications(Request request) {
        ObjectNode application = find(request).application();
        List<ObjectNode> all = application == null ? List.of() : List.of(application);
        return pages.page(request, Listing.of(all, "id"), applicationShape.of(request.query()));
    }

    private Answer application(Request request) {
        ObjectNode application = find(request).application();
        String id = request.var("application");
        if (application == null || !application.get("id").stringValue().equals(id)) {
            throw LeverError.notFound("applications", id);
        }
        return Answer.data(200, applicationShape.of(request.query()).apply(application));
    }

    private Answer contact(Request request) {
        Person contact = world.contact(request.var("contact"));
        if (contact == null) {
            throw LeverError.notFound("contacts", request.var("contact"));
        }
        return Answer.data(200, contact.json());
    }

    private Opportunity find(Request request) {
        return find(world, request);
    }

    static Opportunity find(World world, Request request) {
        int index = world.indexOf(request.var("id"));
        if (index < 0 || world.opportunity(index).deleted()) {
            throw LeverError.notFound("opportunities", request.var("id"));
        }
        if (world.opportunity(index).confidential() && !request.caller().seesConfidential()) {
            throw LeverError.forbidden("This credential has no access to confidential data");
        }
        return world.opportunity(index);
    }

    private @Nullable ObjectNode contactOf(String id) {
        Person contact = world.contact(id);
        return contact == null ? null : contact.json();
    }
}
