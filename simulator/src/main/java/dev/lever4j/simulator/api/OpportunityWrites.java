package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Notes, tags and stage. Each accepted POST of a note makes one more note, so a repeated send shows. */
final class OpportunityWrites {
    private final World world;
    private final Pages pages;

    OpportunityWrites(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/opportunities/:id/notes", "notes:read:admin", this::notes),
                Route.of("POST", "/opportunities/:id/notes", "notes:write:admin", this::addNote),
                Route.of("POST", "/opportunities/:id/addTags", "opportunities:write:admin", this::addTags),
                Route.of("PUT", "/opportunities/:id/stage", "opportunities:write:admin", this::move));
    }

    private Answer notes(Request request) {
        List<ObjectNode> notes = OpportunityRoutes.find(world, request).notes();
        return pages.page(request, Listing.of(notes, "id"), note -> note);
    }

    private Answer addNote(Request request) {
        Opportunity opportunity = OpportunityRoutes.find(world, request);
        JsonNode body = request.json();
        String value = Json.text(body, "value");
        if (value.isEmpty()) {
            throw LeverError.badRequest("Missing required parameter: value");
        }
        String actor = actor(request);
        long now = world.now();
        Opportunity after = world.edit(world.indexOf(opportunity.id()), edit -> {
            String id =
                    world.noteId(world.indexOf(opportunity.id()), edit.notes().size());
            return edit.note(note(id, body, actor, opportunity.stage(), now), now);
        });
        ObjectNode note = after.notes().get(after.notes().size() - 1).deepCopy();
        return Answer.data(201, note.put("noteId", Json.text(note, "id")));
    }

    private static ObjectNode note(String id, JsonNode body, @Nullable String actor, String stage, long now) {
        ObjectNode note = Json.object().put("id", id).put("text", "Note");
        ObjectNode comment = note.putArray("fields").addObject();
        comment.put("createdAt", now);
        comment.set(
                "score", body.has("score") ? body.get("score") : Json.object().nullNode());
        comment.put("stage", stage).put("text", "Comment").put("type", "note").put("user", actor);
        comment.put("value", Json.text(body, "value"));
        note.put("user", actor).put("secret", body.path("secret").booleanValue(false));
        return note.put("completedAt", now).putNull("deletedAt").put("createdAt", now);
    }

    private Answer addTags(Request request) {
        Opportunity opportunity = OpportunityRoutes.find(world, request);
        JsonNode tags = request.json().path("tags");
        if (!tags.isArray()) {
            throw LeverError.badRequest("Missing required parameter: tags");
        }
        List<String> texts = new ArrayList<>();
        tags.forEach(tag -> texts.add(tag.stringValue("")));
        long now = world.now();
        Opportunity after = world.edit(world.indexOf(opportunity.id()), edit -> {
            dev.lever4j.simulator.world.Edit result = edit;
            for (String tag : texts) {
                result = opportunity.tags().contains(tag) ? result : result.tag(tag, now);
            }
            return result;
        });
        return Answer.data(200, after.json());
    }

    private Answer move(Request request) {
        Opportunity opportunity = OpportunityRoutes.find(world, request);
        String stage = Json.text(request.json(), "stage");
        if (Directory.find(world.directory().stages(), stage) == null) {
            throw LeverError.badRequest("stage " + stage + " does not exist");
        }
        String actor = actor(request);
        long now = world.now();
        Opportunity after = world.edit(world.indexOf(opportunity.id()), edit -> edit.move(stage, now, actor));
        return Answer.data(200, withoutPerson(after.json()));
    }

    /** Live answers of stage and archived have these empty although the contact has them. */
    private static ObjectNode withoutPerson(ObjectNode node) {
        node.put("name", "").put("headline", "").put("location", "");
        List.of("phones", "emails", "links").forEach(node::putArray);
        return node;
    }

    private @Nullable String actor(Request request) {
        String user = request.query().one("perform_as");
        if (user != null && Directory.find(world.directory().users(), user) == null) {
            throw LeverError.badRequest("perform_as " + user + " is not a user");
        }
        return user;
    }
}
