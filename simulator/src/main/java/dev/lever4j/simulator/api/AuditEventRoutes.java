package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.AuditLog;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Audit events, newest first. */
final class AuditEventRoutes implements Family {
    private final AuditLog log;
    private final Pages pages;

    AuditEventRoutes(World world, Pages pages) {
        this.log = new AuditLog(world);
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/audit_events", "audit_events:read:admin")
                .paged()
                .knows(
                        Parameter.text("type"),
                        Parameter.text("user_id"),
                        Parameter.text("target_type"),
                        Parameter.text("target_id"))
                .range("created_at")
                .to(this::list));
    }

    private Answer list(Request request) {
        Query query = request.query();
        if (query.one("target_id") != null && query.one("target_type") == null) {
            throw LeverError.badRequest("target_id needs target_type");
        }
        Predicate<ObjectNode> wanted = Times.within(query, "created_at", "createdAt")
                .and(event -> query.all("type").isEmpty() || query.all("type").contains(Json.text(event, "type")))
                .and(event -> by(event, query.one("user_id")))
                .and(event -> is(event.get("target"), "type", query.one("target_type")))
                .and(event -> is(event.get("target"), "id", query.one("target_id")));
        return pages.page(request, log.newestFirst().stream().filter(wanted).toList(), "id");
    }

    /** The text null finds what nobody did. */
    private static boolean by(ObjectNode event, @Nullable String user) {
        return "null".equals(user) ? event.get("user").isNull() : is(event.get("user"), "id", user);
    }

    private static boolean is(JsonNode node, String field, @Nullable String wanted) {
        return wanted == null || Json.text(node, field).equals(wanted);
    }
}
