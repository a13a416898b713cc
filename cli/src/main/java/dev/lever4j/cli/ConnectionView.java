package dev.lever4j.cli;

import dev.lever4j.auth.StoredGrant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told of a kept connection: no token, and no hash of one. */
record ConnectionView(String name, StoredGrant grant, Instant now) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Printable.of(name));
        lines.add("  access token: " + access());
        StoredGrant.Intent intent = grant.intent();
        if (grant.isRefused()) {
            lines.add("  refresh: refused; an admin has to connect this account again");
        } else if (intent != null && grant.intentIsOpen()) {
            lines.add("  refresh: begun at " + seconds(intent.openedAt()) + " and not ended, by a process that is at"
                    + " work or was broken off");
        }
        lines.add("  scopes: " + (grant.scopes().names().isEmpty() ? "not known" : grant.scopes()));
        return lines;
    }

    /** Names are part of the command's contract; what is not known is left out. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("scopes", List.copyOf(grant.scopes().names()));
        StoredGrant.Access access = grant.access();
        if (access != null) {
            fields.put("access_token_issued_at", seconds(access.issuedAt()).toString());
            fields.put("access_token_ends_at", seconds(access.expiresAt()).toString());
        }
        StoredGrant.Intent intent = grant.intent();
        if (grant.isRefused()) {
            fields.put("refused", true);
        } else if (intent != null && grant.intentIsOpen()) {
            fields.put("refresh_open_since", seconds(intent.openedAt()).toString());
        }
        return fields;
    }

    private String access() {
        StoredGrant.Access access = grant.access();
        if (access == null) {
            return "none; the next use asks for one";
        }
        return access.expiresAt().isAfter(now)
                ? "until " + seconds(access.expiresAt())
                : "ended at " + seconds(access.expiresAt()) + "; the next use refreshes it";
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
