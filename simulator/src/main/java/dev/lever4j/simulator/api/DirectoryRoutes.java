package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Stages, users, archive reasons, tags and sources. */
final class DirectoryRoutes {
    private final Directory directory;
    private final Pages pages;

    DirectoryRoutes(Directory directory, Pages pages) {
        this.directory = directory;
        this.pages = pages;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/stages", "stages:read:admin", request -> list(request, directory.stages(), "id")),
                one("stages", "stages:read:admin", directory::stages),
                Route.get("/users", "users:read:admin", this::users),
                one("users", "users:read:admin", directory::users),
                Route.get("/archive_reasons", "archive_reasons:read:admin", this::archiveReasons),
                one("archive_reasons", "archive_reasons:read:admin", directory::archiveReasons),
                Route.get("/tags", "tags:read:admin", request -> list(request, directory.tags(), "text")),
                Route.get("/sources", "sources:read:admin", request -> list(request, directory.sources(), "text")));
    }

    private static Route one(String resource, String scope, Supplier<List<ObjectNode>> all) {
        return Route.get("/" + resource + "/:id", scope, request -> {
            ObjectNode found = Directory.find(all.get(), request.var("id"));
            if (found == null) {
                throw LeverError.notFound(resource, request.var("id"));
            }
            return Answer.data(200, found);
        });
    }

    private Answer list(Request request, List<ObjectNode> entries, String key) {
        return pages.page(request, Listing.of(entries, key), entry -> entry);
    }

    private Answer users(Request request) {
        Query query = request.query();
        String email = query.one("email");
        String external = query.one("external_directory_id");
        Set<String> roles = Set.copyOf(query.all("accessRole"));
        boolean everybody = Boolean.TRUE.equals(query.flag("includeDeactivated"));
        Predicate<ObjectNode> wanted = user -> (everybody
                        || user.get("deactivatedAt").isNull())
                && (roles.isEmpty() || roles.contains(Json.text(user, "accessRole")))
                && (email == null
                        || Json.text(user, "email").equals(email.trim().toLowerCase(Locale.ROOT)))
                && (external == null || Json.text(user, "externalDirectoryId").equals(external));
        return list(request, directory.users().stream().filter(wanted).toList(), "id");
    }

    private Answer archiveReasons(Request request) {
        String type = request.query().one("type");
        if (type != null && !type.equals("hired") && !type.equals("non-hired")) {
            throw LeverError.badRequest("type must be hired or non-hired");
        }
        List<ObjectNode> reasons = directory.archiveReasons().stream()
                .filter(reason -> type == null || Json.text(reason, "type").equals(type))
                .toList();
        return list(request, reasons, "id");
    }
}
