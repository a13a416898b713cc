package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Person;
import dev.lever4j.simulator.world.World;
import java.util.List;

/** Contacts. */
final class ContactRoutes implements Family {
    private final World world;

    ContactRoutes(World world) {
        this.world = world;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/contacts/{contact}", "contact:read:admin").to(this::one));
    }

    private Answer one(Request request) {
        Person contact = world.contact(request.var("contact"));
        if (contact == null) {
            throw LeverError.notFound("contacts", request.var("contact"));
        }
        return request.answer(200, contact.json());
    }
}
