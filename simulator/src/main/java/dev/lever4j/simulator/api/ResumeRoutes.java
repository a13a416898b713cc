package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Resumes;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Resumes of an opportunity. */
final class ResumeRoutes implements Family {
    private static final String READ = "resumes:read:admin";
    private static final String RESUMES = "/opportunities/{opportunity}/resumes";
    private static final String ONE = RESUMES + "/{resume}";

    private final World world;
    private final Pages pages;
    private final Resumes resumes;

    ResumeRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
        this.resumes = new Resumes(world);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(RESUMES, READ).paged().range("uploaded_at").to(this::list),
                Route.get(ONE, READ).to(request -> request.answer(200, find(request))),
                Route.get(ONE + "/download", READ).to(this::download));
    }

    private Answer list(Request request) {
        String opportunity = Access.opportunity(world, request).id();
        Predicate<ObjectNode> wanted = Times.within(request.query(), "uploaded_at", "at");
        List<ObjectNode> found = resumes.store().list(opportunity).stream()
                .filter(resume -> wanted.test(Json.object().set("at", uploadedAt(resume))))
                .toList();
        return pages.page(request, found, "id");
    }

    /** Those without a file count from their creation. */
    private static JsonNode uploadedAt(ObjectNode resume) {
        JsonNode uploadedAt = resume.path("file").path("uploadedAt");
        return uploadedAt.isIntegralNumber() ? uploadedAt : resume.path("createdAt");
    }

    private Answer download(Request request) {
        ObjectNode resume = find(request);
        JsonNode file = resume.path("file");
        if (!file.isObject()) {
            throw LeverError.notFound("file of resumes", Json.text(resume, "id"));
        }
        Download.checkProcessed(file);
        return Download.of(
                Json.text(file, "name"),
                world.content(Json.text(resume, "id"), file.get("size").longValue()));
    }

    private ObjectNode find(Request request) {
        String opportunity = Access.opportunity(world, request).id();
        String id = request.var("resume");
        return Access.record(request, "resumes", id, resumes.store().find(opportunity, id));
    }
}
