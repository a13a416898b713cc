package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Person;
import dev.lever4j.simulator.world.Profile;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Contacts. PUT changes what is given; location is a text there and an object in the answer. */
final class ContactRoutes implements Family {
    static final Type PHONES =
            Type.listOf(Type.object(Fields.NONE.optional("type", Type.TEXT).required("value", Type.TEXT)));
    private static final String ONE = "/contacts/{contact}";
    private static final Fields FIELDS = Fields.NONE
            .optional("name", Type.TEXT)
            .optional("headline", Type.TEXT)
            .optional("location", Type.TEXT)
            .optional("emails", Type.TEXTS)
            .optional("phones", PHONES);

    private final World world;
    private final Form form;

    ContactRoutes(World world, Form form) {
        this.form = form;
        this.world = world;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ONE, "contact:read:admin")
                        .to(request -> request.answer(200, find(request).json())),
                Route.put(ONE, "contact:write:admin").takes(Body.json(FIELDS)).to(this::change));
    }

    private Person find(Request request) {
        Person contact = world.contact(request.var("contact"));
        if (contact == null) {
            throw LeverError.notFound("contacts", request.var("contact"));
        }
        return contact;
    }

    /** Live answers of PUT tell nothing of anonymization and data protection. */
    private Answer change(Request request) {
        Person contact = find(request);
        if (contact.anonymized()) {
            throw LeverError.badRequest("An anonymized contact cannot be updated");
        }
        ObjectNode answer = world.changeContact(contact, profile -> changed(profile, request.body()))
                .json();
        return request.answer(
                200, form == Form.LIVE ? answer.without(List.of("isAnonymized", "dataProtection")) : answer);
    }

    /** The profile with the given fields in place of its own. */
    static Profile changed(Profile profile, ObjectNode fields) {
        return new Profile(
                text(fields, "name", profile.name()),
                text(fields, "headline", profile.headline()),
                text(fields, "location", profile.location()),
                texts(fields, "emails", profile.emails()),
                fields.path("phones") instanceof ArrayNode phones ? phones(phones) : profile.phones(),
                texts(fields, "links", profile.links()));
    }

    private static String text(ObjectNode fields, String name, String otherwise) {
        return fields.path(name).isString() ? Json.text(fields, name) : otherwise;
    }

    private static List<String> texts(ObjectNode fields, String name, List<String> otherwise) {
        return fields.path(name).isArray() ? Json.texts(fields, name) : otherwise;
    }

    private static ArrayNode phones(ArrayNode given) {
        ArrayNode phones = Json.array();
        for (JsonNode phone : given) {
            String type = Json.text(phone, "type");
            phones.addObject().put("type", type.isEmpty() ? null : type).put("value", Json.text(phone, "value"));
        }
        return phones;
    }
}
