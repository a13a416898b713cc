package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Requisitions;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Reading requisitions, newest first. */
final class RequisitionRoutes implements Family {
    private static final String READ = "requisitions:read:admin";

    private final Pages pages;
    private final Store requisitions;
    private final RequisitionView view;
    private final Shape shape;

    RequisitionRoutes(World world, Pages pages) {
        this.pages = pages;
        this.requisitions = Requisitions.in(world);
        this.view = new RequisitionView(world);
        this.shape = shape(world);
    }

    static Shape shape(World world) {
        return Links.in(world)
                .users("creator", "hiringManager", "owner")
                .postings("postings")
                .shape();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/requisitions", READ)
                        .paged()
                        .knows(
                                Parameter.text("requisition_code"),
                                Parameter.word("status", "open", "onHold", "closed", "draft", "pending", "rejected"),
                                Access.parameter())
                        .range("created_at")
                        .shape(shape)
                        .to(this::list),
                Route.get("/requisitions/{requisition}", READ)
                        .shape(shape)
                        .to(request -> request.answer(200, view.read(find(requisitions, request)))));
    }

    static ObjectNode find(Store requisitions, Request request) {
        String id = request.var("requisition");
        return Access.record(request, "requisitions", id, requisitions.find(id));
    }

    private Answer list(Request request) {
        Access.checkList(request);
        Query query = request.query();
        Predicate<ObjectNode> wanted = Times.within(query, "created_at", "createdAt")
                .and(one -> Access.shows(request, Access.isConfidential(one)))
                .and(one -> any(query, "status", one, "status"))
                .and(one -> any(query, "requisition_code", one, "requisitionCode"));
        List<ObjectNode> found = requisitions.list().stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(
                                (ObjectNode one) -> one.get("createdAt").longValue())
                        .reversed())
                .map(view::read)
                .toList();
        return pages.page(request, found, "id");
    }

    private static boolean any(Query query, String parameter, ObjectNode record, String field) {
        List<String> given = query.all(parameter);
        return given.isEmpty() || given.contains(Json.text(record, field));
    }
}
