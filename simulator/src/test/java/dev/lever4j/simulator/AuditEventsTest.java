package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.refused;
import static dev.lever4j.simulator.Expect.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Audit events: order and filters. */
class AuditEventsTest {
    private static final Simulator simulator =
            Simulator.builder().rate(1e6, 1000).start();
    private static final Probe lever = Probe.apiKey(simulator);
    private static final List<JsonNode> all = lever.all("/audit_events?limit=50");

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void newestFirstAndOfEveryDocumentedType() {
        assertThat(all.stream().map(it -> it.get("createdAt").longValue()).toList())
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(new HashSet<>(texts(all, "type"))).hasSize(22);
        assertThat(new HashSet<>(texts(all, "id"))).hasSameSizeAs(all);
    }

    @Test
    void filtersNarrow() {
        assertThat(texts(lever.all("/audit_events?type=user:merged"), "type")).containsOnly("user:merged");
        JsonNode event = all.get(0);
        long at = event.get("createdAt").longValue();
        assertThat(lever.data("/audit_events?created_at_start=" + at + "&created_at_end=" + at))
                .hasSize(1);
        assertThat(lever.all("/audit_events?created_at_end=" + (at - 1))).hasSize(all.size() - 1);
        List<JsonNode> nobody = lever.all("/audit_events?user_id=null");
        assertThat(nobody)
                .isNotEmpty()
                .hasSizeLessThan(all.size())
                .allMatch(it -> it.get("user").isNull());
        String user = all.stream()
                .filter(it -> it.get("user").isObject())
                .map(it -> id(it.get("user")))
                .findFirst()
                .orElseThrow();
        assertThat(lever.all("/audit_events?user_id=" + user))
                .isNotEmpty()
                .allMatch(it -> id(it.get("user")).equals(user));
        assertThat(lever.all("/audit_events?target_type=account"))
                .isNotEmpty()
                .allMatch(it -> it.get("meta").has("account"));
    }

    @Test
    void aTargetNeedsItsType() {
        refused(400, lever.get("/audit_events?target_id=x"), "target_id needs target_type");
        refused(400, lever.get("/audit_events?created_at_start=x"), "created_at_start must be a timestamp");
    }
}
