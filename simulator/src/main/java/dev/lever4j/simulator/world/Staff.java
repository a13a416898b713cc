package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The account's users: all roles, a few deactivated, newest first as Lever lists them. */
final class Staff {
    private static final int SIZE = 24;
    private static final List<String> ROLES = List.of(
            "super admin", "admin", "team member", "limited team member", "interviewer", "7b2c1f0e-custom-role");

    private Staff() {}

    static List<ObjectNode> users(long seed) {
        Ids ids = new Ids(seed, Kind.USER);
        List<ObjectNode> users = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            users.add(user(i, ids, new Draw(seed, Kind.USER, i)));
        }
        users.sort(Comparator.comparingLong(
                        (ObjectNode user) -> user.get("createdAt").longValue())
                .reversed());
        return List.copyOf(users);
    }

    private static ObjectNode user(int i, Ids ids, Draw draw) {
        ObjectNode user = Json.object().put("id", ids.of(i));
        user.put("name", draw.pick(1, Names.FIRST) + " " + draw.pick(2, Names.LAST));
        user.put("username", "user" + i).put("email", "user" + i + "@acme.example.com");
        long createdAt = World.PRESENT - (5L * 365 + draw.below(3, 900)) * World.DAY - i * 1009L;
        user.put("createdAt", createdAt);
        if (i % 8 == 7) {
            user.put("deactivatedAt", createdAt + 400 * World.DAY);
        } else {
            user.putNull("deactivatedAt");
        }
        user.put("externalDirectoryId", i % 3 == 0 ? "dir-" + (2_277_000 + i) : null);
        user.put("accessRole", i < ROLES.size() ? ROLES.get(i) : draw.pick(4, ROLES));
        user.put("photo", i % 4 == 0 ? null : "https://photos.example.com/avatar/" + i + "?s=26&d=404");
        user.putNull("linkedContactIds");
        user.put("jobTitle", i % 5 == 0 ? null : draw.pick(5, Names.TITLES));
        return user.put("managerId", i == 0 ? null : ids.of(0));
    }
}
