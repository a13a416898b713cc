package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who has access to a posting. The answer has no {@code data}, as live. */
final class PostingAccessRoutes implements Family {
    private static final List<String> ROLES =
            List.of("admin:Admin", "limited:Limited Team Member", "owner:Super Admin", "team:Team Member");

    private final World world;

    PostingAccessRoutes(World world) {
        this.world = world;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/postings/{posting}/users", "postings:read:admin")
                .alsoNeeds("users:read:admin")
                .to(this::one));
    }

    private Answer one(Request request) {
        ObjectNode posting = PostingRoutes.find(world, request);
        ObjectNode access = Json.object();
        access.putObject("posting").put("id", Json.text(posting, "id")).put("text", Json.text(posting, "text"));
        ArrayNode users = access.putArray("users");
        for (String id : Json.texts(posting, "followers")) {
            ObjectNode user = world.directory().userStore().find(id);
            if (user != null) {
                ObjectNode entry = users.addObject().put("id", id).put("name", Json.text(user, "name"));
                entry.put("email", Json.text(user, "email")).put("inheritedFromRoleId", "team");
            }
        }
        ArrayNode roles = access.putArray("roles");
        for (String role : ROLES) {
            String[] parts = role.split(":");
            ObjectNode entry = roles.addObject().put("id", parts[0]).put("name", parts[1]);
            entry.put("isReadOnly", true);
            if (parts[0].equals("limited")) {
                entry.putObject("conditions");
            }
        }
        return Answer.json(200, access);
    }
}
