package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Edit;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Tags and stage. */
final class OpportunityWrites implements Family {
    private static final String WRITE = "opportunities:write:admin";
    private static final String ONE = "/opportunities/{opportunity}";

    private final World world;
    private final Shape shape;

    OpportunityWrites(World world) {
        this.world = world;
        this.shape = OpportunityRoutes.shape(world);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(ONE + "/addTags", WRITE)
                        .actor(Route.Actor.OPTIONAL)
                        .takes(Body.json(Fields.NONE.required("tags", Type.TEXTS)))
                        .shape(shape)
                        .to(this::addTags),
                Route.put(ONE + "/stage", WRITE)
                        .actor(Route.Actor.OPTIONAL)
                        .takes(Body.json(Fields.NONE.required("stage", Type.TEXT)))
                        .shape(shape)
                        .to(this::move));
    }

    private Answer addTags(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        List<String> texts = new ArrayList<>();
        request.body().path("tags").forEach(tag -> texts.add(tag.stringValue("")));
        long now = world.now();
        Opportunity after = world.edit(opportunity.index(), edit -> {
            Edit result = edit;
            for (String tag : texts) {
                result = opportunity.tags().contains(tag) ? result : result.tag(tag, now);
            }
            return result;
        });
        return request.answer(200, after.json());
    }

    private Answer move(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        String stage = Json.text(request.body(), "stage");
        if (Directory.find(world.directory().stages(), stage) == null) {
            throw LeverError.badRequest("stage " + stage + " does not exist");
        }
        long now = world.now();
        Opportunity after = world.edit(opportunity.index(), edit -> edit.move(stage, now, request.actor()));
        return request.answer(200, withoutPerson(after.json()));
    }

    /** Live answers of stage and archived have these empty although the contact has them. */
    private static ObjectNode withoutPerson(ObjectNode node) {
        node.put("name", "").put("headline", "").put("location", "");
        List.of("phones", "emails", "links").forEach(node::putArray);
        return node;
    }
}
