package dev.lever4j.simulator.world;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks: one that somebody made in the app, and those of callers. */
public final class Hooks {
    public static final List<String> ORIGINS =
            List.of("applied", "sourced", "referred", "university", "internal", "agency");

    private Hooks() {}

    public static Store in(World world) {
        return world.store("webhooks", () -> List.of(fromTheApp(world)));
    }

    private static ObjectNode fromTheApp(World world) {
        long at = World.PRESENT - 300 * World.DAY;
        ObjectNode hook = Json.object().put("id", world.ids(Kind.WEBHOOK).of(0));
        hook.put("event", "candidateStageChange").put("url", "https://hooks.example.com/lever");
        hook.putObject("configuration").putObject("conditions").set("origins", Json.texts(ORIGINS));
        return hook.put("createdAt", at).put("updatedAt", at + World.DAY);
    }
}
