package dev.lever4j.simulator.world;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks: one that somebody made in the app, and those of callers. */
public final class Hooks {
    public static final List<String> ORIGINS =
            List.of("applied", "sourced", "referred", "university", "internal", "agency");

    private static final Set<String> WITH_ORIGINS =
            Set.of("applicationCreated", "candidateHired", "candidateStageChange", "candidateArchiveChange");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Hooks() {}

    public static Store in(World world) {
        return world.store("webhooks", () -> List.of(fromTheApp(world)));
    }

    /** Whether a URL names this very machine, by its loopback address or as localhost. */
    public static boolean isLoopback(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && THIS_MACHINE.matcher(uri.getHost()).matches();
        } catch (URISyntaxException noUrl) {
            return false;
        }
    }

    /** What the API made and told its maker to check signatures with; null where it was made in the app. */
    public static @Nullable String signatureToken(ObjectNode hook) {
        return hook.path("configuration").path("signatureToken").stringValue(null);
    }

    /** The events that webhooks can have for some origins alone. */
    public static boolean knowsOrigins(String event) {
        return WITH_ORIGINS.contains(event);
    }

    public static boolean asksFor(ObjectNode hook, Happening it) {
        JsonNode origins = hook.path("configuration").path("conditions").path("origins");
        return Json.text(hook, "event").equals(it.event())
                && (it.origin() == null
                        || !origins.isArray()
                        || Json.texts(hook.path("configuration").path("conditions"), "origins")
                                .contains(it.origin()));
    }

    /** One more as if it had been made in the app; its id. */
    public static String addInApp(World world, String url, String event) {
        String id = world.newId();
        in(world).put(inTheApp(id, url, event, world.now(), world.now()));
        return id;
    }

    private static ObjectNode fromTheApp(World world) {
        long at = World.PRESENT - 300 * World.DAY;
        String id = world.ids(Kind.WEBHOOK).of(0);
        return inTheApp(id, "https://hooks.example.com/lever", "candidateStageChange", at, at + World.DAY);
    }

    private static ObjectNode inTheApp(String id, String url, String event, long createdAt, long updatedAt) {
        ObjectNode hook = Json.object().put("id", id).put("event", event).put("url", url);
        ObjectNode configuration = hook.putObject("configuration");
        if (knowsOrigins(event)) {
            configuration.putObject("conditions").set("origins", Json.texts(ORIGINS));
        }
        return hook.put("createdAt", createdAt).put("updatedAt", updatedAt);
    }
}
