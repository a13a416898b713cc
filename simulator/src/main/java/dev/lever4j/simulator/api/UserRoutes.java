package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Reading users. */
final class UserRoutes implements Family {
    private static final String READ = "users:read:admin";

    private final World world;
    private final Pages pages;

    UserRoutes(World world, Pages pages) {
        this.world = world;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/users", READ)
                        .paged()
                        .knows(
                                Parameter.text("email"),
                                Parameter.texts("accessRole"),
                                Parameter.flag("includeDeactivated"),
                                Parameter.text("external_directory_id"))
                        .to(this::list),
                Route.get("/users/{user}", READ).to(this::one));
    }

    private Answer one(Request request) {
        ObjectNode found = world.directory().userStore().find(request.var("user"));
        return request.answer(200, Access.record(request, "users", request.var("user"), found));
    }

    private Answer list(Request request) {
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
        Comparator<ObjectNode> newestFirst = Comparator.comparingLong(
                        (ObjectNode user) -> user.get("createdAt").longValue())
                .reversed();
        List<ObjectNode> users = world.directory().users().stream()
                .filter(wanted)
                .sorted(newestFirst)
                .toList();
        return pages.page(request, users, "id");
    }
}
