package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.FileActions;
import dev.lever4j.simulator.world.Files;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Files of an opportunity, and what happened to them. */
final class FileRoutes implements Family {
    private static final String READ = "files:read:admin";
    private static final String WRITE = "files:write:admin";
    private static final String FILES = "/opportunities/{opportunity}/files";
    private static final String ONE = FILES + "/{file}";

    private final World world;
    private final Pages pages;
    private final Files files;
    private final FileActions actions;
    private final Form form;

    FileRoutes(World world, Pages pages, Form form) {
        this.world = world;
        this.pages = pages;
        this.files = new Files(world);
        this.actions = new FileActions(world);
        this.form = form;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(FILES, READ).paged().range("uploaded_at").to(this::list),
                Route.get(ONE, READ).to(this::one),
                Route.get(ONE + "/download", READ).to(this::download),
                Route.post(FILES, WRITE)
                        .actor(Route.Actor.REQUIRED)
                        .takes(Body.multipart(Fields.NONE, "file"))
                        .to(this::upload),
                Route.delete(ONE, WRITE).actor(Route.Actor.REQUIRED).to(this::delete),
                Route.get("/opportunities/{opportunity}/file_actions", READ)
                        .alsoNeeds("opportunities:read:admin")
                        .paged()
                        .range("occurred_at")
                        .to(this::actions));
    }

    private Answer list(Request request) {
        String opportunity = Access.opportunity(world, request).id();
        List<ObjectNode> wanted = files.store().list(opportunity).stream()
                .filter(Times.within(request.query(), "uploaded_at", "uploadedAt"))
                .map(file -> shown(file.deepCopy()))
                .toList();
        return pages.page(request, wanted, "id");
    }

    private Answer one(Request request) {
        return request.answer(200, shown(find(request)));
    }

    private Answer download(Request request) {
        ObjectNode file = find(request);
        Download.checkProcessed(file);
        return Download.of(
                Json.text(file, "name"),
                world.content(Json.text(file, "id"), file.get("size").longValue()));
    }

    private Answer upload(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        List<Multipart.Part> sent = request.files("file");
        if (sent.size() != 1) {
            throw LeverError.badRequest("Missing required parameter: file");
        }
        ObjectNode file =
                files.add(opportunity.id(), sent.get(0).filename(), sent.get(0).bytes());
        actions.add(opportunity.id(), "file-added", sent.get(0).filename(), request.actor());
        return request.answer(201, shown(file));
    }

    private Answer delete(Request request) {
        ObjectNode file = find(request);
        String opportunity = request.var("opportunity");
        files.store().delete(opportunity, Json.text(file, "id"));
        actions.add(opportunity, "file-remove", Json.text(file, "name"), request.actor());
        return Answer.empty();
    }

    private Answer actions(Request request) {
        String opportunity = Access.opportunity(world, request).id();
        List<ObjectNode> wanted = actions.list(opportunity).stream()
                .filter(Times.from(request.query(), "occurred_at", "occurredAt"))
                .toList();
        return pages.page(request, wanted, "id");
    }

    private ObjectNode find(Request request) {
        String opportunity = Access.opportunity(world, request).id();
        return Access.record(
                request, "files", request.var("file"), files.store().find(opportunity, request.var("file")));
    }

    private ObjectNode shown(ObjectNode file) {
        return form.numbersAsTexts(file, "uploadedAt", "size");
    }
}
