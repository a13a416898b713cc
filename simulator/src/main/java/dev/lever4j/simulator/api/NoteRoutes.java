package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Forms;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Notes;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Notes. Each accepted POST makes one more, so a repeated send shows. Those made in the app cannot be changed here. */
final class NoteRoutes implements Family {
    private static final String ALL = "/opportunities/{opportunity}/notes";
    private static final String ONE = ALL + "/{note}";
    private static final String READ = "notes:read:admin";
    private static final String WRITE = "notes:write:admin";
    private static final Body NEW = Body.json(Fields.NONE
            .required("value", Type.TEXT)
            .optional("secret", Type.FLAG)
            .optional("score", Type.INTEGER)
            .optional("notifyFollowers", Type.FLAG)
            .optional("createdAt", Type.TIME));
    private static final Body WHOLE = Body.json(Fields.NONE
            .required(
                    "values",
                    Type.listOf(Type.object(Fields.NONE
                            .required("value", Type.TEXT)
                            .optional("user", Type.TEXT)
                            .optional("createdAt", Type.TIME)
                            .optional("completedAt", Type.TIME)
                            .optional("score", Type.INTEGER))))
            .optional("secret", Type.FLAG));

    private final World world;
    private final Form form;
    private final Pages pages;
    private final Store notes;
    private final Shape shape;

    NoteRoutes(World world, Pages pages, Form form) {
        this.form = form;
        this.world = world;
        this.pages = pages;
        this.notes = Forms.notes(world);
        this.shape = Links.in(world).users("user").shape();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, READ).paged().shape(shape).to(this::list),
                Route.get(ONE, READ).shape(shape).to(request -> request.answer(200, find(request))),
                Route.post(ALL, WRITE)
                        .actor(Route.Actor.OPTIONAL)
                        .knows(Parameter.text("note_id"))
                        .takes(NEW)
                        .to(this::add),
                Route.put(ONE, WRITE).takes(WHOLE).to(this::replace),
                Route.delete(ONE, WRITE).to(this::delete));
    }

    private Answer list(Request request) {
        return pages.page(request, notes.list(Access.opportunity(world, request).id()), "id");
    }

    private ObjectNode find(Request request) {
        String owner = Access.opportunity(world, request).id();
        String id = request.var("note");
        return Access.record(request, "notes", id, notes.find(owner, id));
    }

    private ObjectNode madeHere(Request request) {
        ObjectNode note = find(request);
        if (!notes.isMade(Access.opportunity(world, request).id(), Json.text(note, "id"))) {
            throw LeverError.forbidden("Only notes that were created by the API can be changed by it");
        }
        return note;
    }

    private Answer add(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        ObjectNode body = request.body();
        long now = world.now();
        if (body.path("createdAt").longValue(now) > now) {
            throw LeverError.badRequest("createdAt must be in the past");
        }
        ObjectNode comment = comment(body, request.actor(), opportunity.stage());
        String thread = request.query().one("note_id");
        ObjectNode note = thread == null
                ? notes.put(opportunity.id(), Notes.note(world.newId(), request.actor(), secret(body), comment))
                : notes.change(opportunity.id(), thread, before -> answered(before, comment));
        if (note == null) {
            throw LeverError.notFound("notes", Objects.requireNonNullElse(thread, ""));
        }
        world.toucher().note(opportunity.index());
        ObjectNode answer = form == Form.LIVE ? note : Json.object();
        return Answer.data(201, answer.put("noteId", Json.text(note, "id")));
    }

    private static boolean secret(ObjectNode body) {
        return body.path("secret").booleanValue(false);
    }

    private static ObjectNode answered(ObjectNode note, ObjectNode comment) {
        note.withArray("fields").add(comment);
        return note;
    }

    private Answer replace(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        ObjectNode before = madeHere(request);
        ObjectNode note = before.put("secret", secret(request.body()));
        note.putArray("fields");
        for (JsonNode value : request.body().get("values")) {
            String user = Json.text(value, "user");
            if (!user.isEmpty() && world.directory().userStore().find(user) == null) {
                throw LeverError.badRequest("values: " + user + " is not a user");
            }
            note.withArray("fields").add(comment(value, user.isEmpty() ? null : user, opportunity.stage()));
        }
        notes.put(opportunity.id(), note);
        world.toucher().note(opportunity.index());
        return Answer.data(200, Json.object().put("noteId", Json.text(note, "id")));
    }

    private Answer delete(Request request) {
        notes.delete(Access.opportunity(world, request).id(), Json.text(madeHere(request), "id"));
        return Answer.empty();
    }

    private ObjectNode comment(JsonNode given, @Nullable String user, String stage) {
        JsonNode score = given.path("score");
        if (score.isNumber() && (score.intValue() < 1 || score.intValue() > 4)) {
            throw LeverError.badRequest("score must be between 1 and 4");
        }
        long at = given.path("createdAt").longValue(world.now());
        return Notes.comment(Json.text(given, "value"), score.isNumber() ? score : Json.nothing(), user, stage, at);
    }
}
