package dev.lever4j.simulator.world;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What an audit event of each documented type carries. */
final class AuditMeta {
    static final List<String> TYPES = List.of(
            "user.authentication:succeeded",
            "user.authentication:failed",
            "user:added",
            "user:deactivated",
            "user:reactivated",
            "user:merged",
            "user:removed",
            "user.email:changed",
            "user.linkedProfile:changed",
            "user.password:changed",
            "user.password:forgot",
            "user.permission:changed",
            "user.role:changed",
            "account:added",
            "account:deactivated",
            "account:reactivated",
            "account.authentication:changed",
            "account.plan:changed",
            "account.suites:changed",
            "export:downloaded",
            "key:added",
            "key:removed");

    private AuditMeta() {}

    static ObjectNode of(String type, String id, ObjectNode user) {
        ObjectNode meta = Json.object();
        String kind = type.split("[.:]", 2)[0];
        switch (kind) {
            case "account" -> meta.putObject("account").put("id", id).put("name", "Acme");
            case "export" ->
                meta.putObject("export")
                        .put("id", id)
                        .put("name", id + ".all.csv")
                        .put("rows", 45);
            case "key" ->
                meta.putObject("key")
                        .put("id", id)
                        .put("name", "HRIS")
                        .put("partner", false)
                        .put("tokenLastFour", "mLoi")
                        .put("service", "data-api");
            default -> meta.set("user", user);
        }
        change(meta, type, id, user);
        return meta;
    }

    private static void change(ObjectNode meta, String type, String id, ObjectNode user) {
        switch (type) {
            case "user.authentication:succeeded" ->
                meta.putObject("authentication").put("method", "saml");
            case "user.authentication:failed" ->
                meta.putObject("authentication")
                        .put("method", "direct")
                        .putObject("error")
                        .put("message", "No such user")
                        .put("type", "user-not-found");
            case "user:merged" -> meta.putObject("duplicate").put("id", id).put("role", "interviewer");
            case "user.email:changed" ->
                meta.put("from", "old." + Json.text(user, "email")).put("to", Json.text(user, "email"));
            case "user.linkedProfile:changed" -> {
                meta.putObject("from").put("id", id);
                meta.putObject("to").put("id", Json.text(user, "id"));
            }
            case "user.role:changed" -> meta.put("from", "interviewer").put("to", Json.text(user, "role"));
            case "account.plan:changed" -> meta.put("from", "Enterprise").put("to", "Professional");
            case "account.authentication:changed" -> {
                meta.putObject("from")
                        .put("googleApps", true)
                        .put("direct", false)
                        .put("saml", false);
                meta.putObject("to")
                        .put("googleApps", true)
                        .put("direct", false)
                        .put("saml", true);
            }
            case "account.suites:changed" -> {
                meta.putArray("from")
                        .addObject()
                        .put("domain", "old.example.com")
                        .put("provider", "custom");
                meta.putArray("to")
                        .addObject()
                        .put("domain", "acme.example.com")
                        .put("provider", "google");
            }
            default -> {}
        }
    }
}
