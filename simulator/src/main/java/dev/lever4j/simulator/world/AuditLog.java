package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Audit events: generated ones of every documented type, and what callers do to users. */
public final class AuditLog {
    private static final int SIZE = 130;

    private final World world;
    private final Store events;

    public AuditLog(World world) {
        this.world = world;
        this.events = world.store("audit_events", () -> generated(world));
    }

    /** Newest first. */
    public List<ObjectNode> newestFirst() {
        List<ObjectNode> all = new ArrayList<>(events.list());
        all.sort(Comparator.comparingLong(
                        (ObjectNode event) -> event.get("createdAt").longValue())
                .reversed());
        return all;
    }

    /** Writes down what a credential without a user did to a user. */
    public void user(String type, ObjectNode user) {
        ObjectNode event = event(world.newId(), type, world.now(), null, user);
        event.putObject("meta").set("user", person(user));
        events.put(event);
    }

    private static List<ObjectNode> generated(World world) {
        List<ObjectNode> users = world.directory().users();
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            Draw draw = world.draw(Kind.AUDIT_EVENT, i);
            String type = AuditMeta.TYPES.get(i % AuditMeta.TYPES.size());
            long at = World.PRESENT - i * 3 * World.DAY - draw.belowLong(1, 3 * World.DAY);
            ObjectNode by = draw.percent(2, 10) ? null : draw.pick(3, users);
            ObjectNode on = draw.pick(4, users);
            ObjectNode event = event(world.ids(Kind.AUDIT_EVENT).of(i), type, at, by, on);
            event.set("meta", AuditMeta.of(type, Json.text(event, "id"), person(on)));
            events.add(event);
        }
        return events;
    }

    private static ObjectNode event(String id, String type, long at, @Nullable ObjectNode by, ObjectNode on) {
        ObjectNode event = Json.object().put("id", id).put("createdAt", at).put("type", type);
        event.set("user", by == null ? null : person(by));
        ObjectNode target = event.putObject("target");
        String kind = type.substring(0, type.indexOf(type.contains(".") ? '.' : ':'));
        if (kind.equals("user")) {
            target.put("id", Json.text(on, "id")).put("type", kind).put("label", Json.text(on, "name"));
        } else {
            target.put("id", id.substring(24) + "-" + kind).put("type", kind).put("label", "Acme " + kind);
        }
        return event;
    }

    private static ObjectNode person(ObjectNode user) {
        ObjectNode person = Json.object().put("id", Json.text(user, "id")).put("email", Json.text(user, "email"));
        return person.put("name", Json.text(user, "name")).put("role", Json.text(user, "accessRole"));
    }
}
