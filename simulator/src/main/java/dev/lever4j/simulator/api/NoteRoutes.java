package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Notes. Each accepted POST makes one more, so a repeated send shows. */
final class NoteRoutes implements Family {
    private static final String NOTES = "/opportunities/{opportunity}/notes";
    private static final Body NOTE = Body.json(Fields.NONE
            .required("value", Type.TEXT)
            .optional("secret", Type.FLAG)
            .optional("score", Type.INTEGER)
            .optional("notifyFollowers", Type.FLAG)
            .optional("createdAt", Type.TIME));

    private final World world;
    private final Pages pages;
    private final Store notes;
    private final Shape shape;

    NoteRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.notes = world.children("notes", opportunity -> List.of());
        this.shape = Links.in(world).users("user").shape();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(NOTES, "notes:read:admin").paged().shape(shape).to(this::list),
                Route.post(NOTES, "notes:write:admin")
                        .actor(Route.Actor.OPTIONAL)
                        .knows(Parameter.text("note_id"))
                        .takes(NOTE)
                        .to(this::add));
    }

    private Answer list(Request request) {
        return pages.page(request, notes.list(Access.opportunity(world, request).id()), "id");
    }

    private Answer add(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        long now = world.now();
        ObjectNode note = notes.put(opportunity.id(), note(request, opportunity.stage(), now));
        world.edit(opportunity.index(), edit -> edit.touch(now));
        return request.answer(201, note.put("noteId", Json.text(note, "id")));
    }

    private ObjectNode note(Request request, String stage, long now) {
        ObjectNode body = request.body();
        ObjectNode note = Json.object().put("id", world.newId()).put("text", "Note");
        ObjectNode comment = note.putArray("fields").addObject();
        comment.put("createdAt", now);
        comment.set(
                "score", body.has("score") ? body.get("score") : Json.object().nullNode());
        comment.put("stage", stage).put("text", "Comment").put("type", "note").put("user", request.actor());
        comment.put("value", Json.text(body, "value"));
        note.put("user", request.actor()).put("secret", body.path("secret").booleanValue(false));
        return note.put("completedAt", now).putNull("deletedAt").put("createdAt", now);
    }
}
