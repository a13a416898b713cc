package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.AuditLog;
import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Making, replacing, deactivating and reactivating users. */
final class UserWrites implements Family {
    private static final String WRITE = "users:write:admin";
    private static final String ONE = "/users/{user}";
    private static final Fields OPTIONAL = Fields.NONE
            .required("name", Type.TEXT)
            .required("email", Type.TEXT)
            .optional("externalDirectoryId", Type.TEXT)
            .optional("jobTitle", Type.TEXT)
            .optional("managerId", Type.TEXT);
    private static final Body NEW = Body.json(OPTIONAL.optional("accessRole", Type.TEXT));
    private static final Body WHOLE = Body.json(OPTIONAL.required("accessRole", Type.TEXT)
            .optional("photo", Type.TEXT)
            .optional("linkedContactIds", Type.TEXTS));

    private final World world;
    private final Store users;
    private final AuditLog log;
    private final Form form;

    UserWrites(World world, Form form) {
        this.world = world;
        this.users = world.directory().userStore();
        this.log = new AuditLog(world);
        this.form = form;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/users", WRITE).takes(NEW).to(this::add),
                Route.put(ONE, WRITE).takes(WHOLE).to(this::replace),
                Route.post(ONE + "/deactivate", WRITE).to(this::deactivate),
                Route.post(ONE + "/reactivate", WRITE).to(this::reactivate));
    }

    private Answer add(Request request) {
        synchronized (users) {
            String email = email(request.body(), "");
            ObjectNode user = Json.object().put("id", world.newId()).put("name", Json.text(request.body(), "name"));
            user.put("username", email.substring(0, email.indexOf('@'))).put("email", email);
            user.put("accessRole", Objects.requireNonNullElse(text(request.body(), "accessRole"), "interviewer"));
            user.putNull("photo").put("createdAt", world.now()).putNull("deactivatedAt");
            user.put("externalDirectoryId", text(request.body(), "externalDirectoryId"));
            user.putNull("linkedContactIds").put("jobTitle", text(request.body(), "jobTitle"));
            users.put(user.put("managerId", manager(request.body())));
            log.user("user:added", user);
            return request.answer(201, user);
        }
    }

    private Answer replace(Request request) {
        synchronized (users) {
            ObjectNode user = find(request);
            JsonNode body = request.body();
            boolean otherRole = !Json.text(user, "accessRole").equals(Json.text(body, "accessRole"));
            user.put("name", Json.text(body, "name")).put("email", email(body, Json.text(user, "id")));
            user.put("accessRole", Json.text(body, "accessRole")).put("photo", text(body, "photo"));
            user.put("externalDirectoryId", text(body, "externalDirectoryId"));
            user.set("linkedContactIds", body.path("linkedContactIds").isArray() ? body.get("linkedContactIds") : null);
            user.put("jobTitle", text(body, "jobTitle")).put("managerId", manager(body));
            users.put(user);
            if (otherRole) {
                log.user("user.role:changed", user);
            }
            return request.answer(form.replaced(), user);
        }
    }

    private Answer deactivate(Request request) {
        ObjectNode user = find(request);
        if (user.get("deactivatedAt").isNull()) {
            users.put(user.put("deactivatedAt", world.now()));
            log.user("user:deactivated", user);
        }
        return request.answer(200, user);
    }

    private Answer reactivate(Request request) {
        ObjectNode user = find(request);
        if (!user.get("deactivatedAt").isNull()) {
            users.put(user.putNull("deactivatedAt"));
            log.user("user:reactivated", user);
        }
        return request.answer(200, user);
    }

    private ObjectNode find(Request request) {
        String id = request.var("user");
        return Access.record(request, "users", id, users.find(id));
    }

    private String email(JsonNode body, String self) {
        String email = Json.text(body, "email").trim().toLowerCase(Locale.ROOT);
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw LeverError.badRequest("email must be an email address");
        }
        for (ObjectNode user : users.list()) {
            if (Json.text(user, "email").equals(email) && !Json.text(user, "id").equals(self)) {
                throw LeverError.badRequest("email is taken by another user");
            }
        }
        return email;
    }

    private @Nullable String manager(JsonNode body) {
        String id = text(body, "managerId");
        if (id != null && Directory.find(users.list(), id) == null) {
            throw LeverError.badRequest("managerId " + id + " is not a user");
        }
        return id;
    }

    private static @Nullable String text(JsonNode body, String field) {
        return body.path(field).stringValue(null);
    }
}
