package dev.lever4j.simulator.world;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How notes look; fields in live order. */
public final class Notes {
    private Notes() {}

    public static ObjectNode comment(String value, JsonNode score, @Nullable String user, String stage, long at) {
        ObjectNode comment = Json.object().put("createdAt", at);
        comment.set("score", score);
        comment.put("stage", stage).put("text", "Comment").put("type", "note").put("user", user);
        return comment.put("value", value);
    }

    /** As old as its first comment. */
    public static ObjectNode note(String id, @Nullable String user, boolean secret, JsonNode comment) {
        ObjectNode note = Json.object().put("id", id).put("text", "Note");
        note.putArray("fields").add(comment);
        note.put("user", user).put("secret", secret);
        long at = comment.get("createdAt").longValue();
        return note.put("completedAt", at).putNull("deletedAt").put("createdAt", at);
    }
}
