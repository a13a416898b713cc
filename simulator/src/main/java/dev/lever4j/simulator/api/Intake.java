package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Made;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Profile;
import dev.lever4j.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes an opportunity of an application; a known address gets no second contact. */
record Intake(World world) {
    /** The id of the application. */
    String take(ObjectNode posting, Applicant applicant, @Nullable ObjectNode resume) {
        Newcomer person = Newcomer.in(world, () -> world.contactByEmail(applicant.email()), () -> profile(applicant));
        long now = world.now();
        String owner = posting.path("owner").stringValue(null);
        Opportunity made = world.add(new Made(
                world,
                person.contact(),
                "applicant-new",
                now,
                now,
                applicant.origin(),
                null,
                owner,
                owner == null ? List.of() : List.of(owner),
                applicant.source().isEmpty() ? List.of("Posting") : List.of(applicant.source()),
                List.of(),
                Json.text(posting, "id"),
                null,
                null,
                application(applicant)));
        if (resume != null) {
            new Attachments(world).keep(made, resume);
        }
        ObjectNode application = made.application();
        return application == null ? "" : Json.text(application, "id");
    }

    private static Profile profile(Applicant it) {
        ArrayNode phones = Json.array();
        if (!it.phone().isEmpty()) {
            phones.addObject().putNull("type").put("value", it.phone());
        }
        return new Profile(it.name(), it.company(), it.location(), List.of(it.email()), phones, it.links());
    }

    private static ObjectNode application(Applicant it) {
        ObjectNode node = Json.object().put("name", it.name());
        node.put("company", it.company().isEmpty() ? null : it.company());
        if (it.phone().isEmpty()) {
            node.putNull("phone");
        } else {
            node.putObject("phone").putNull("type").put("value", it.phone());
        }
        node.put("email", it.email()).set("links", Json.texts(it.links()));
        node.put("comments", it.comments().isEmpty() ? null : it.comments());
        node.set("customQuestions", it.customQuestions());
        return node;
    }
}
