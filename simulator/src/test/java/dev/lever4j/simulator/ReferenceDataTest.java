package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Archive reasons, stages, both at once, tags and sources. */
class ReferenceDataTest {
    private static final Simulator simulator =
            Simulator.builder().rate(1e6, 1000).start();
    private static final Probe lever = Probe.apiKey(simulator);

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void archiveReasonsAreFilteredByType() {
        assertThat(texts(lever.data("/archive_reasons?type=hired"), "type")).containsExactly("hired");
        assertThat(texts(lever.data("/archive_reasons?type=non-hired"), "type")).containsOnly("non-hired");
    }

    @Test
    void dispositionStagesAreOneObjectWithStagesInPipelineOrder() {
        JsonNode both = lever.data("/disposition_stages");
        assertThat(texts(both.get("stages"), "id")).isEqualTo(texts(lever.data("/stages"), "id"));
        List<Double> ranks = new ArrayList<>();
        both.get("stages").forEach(stage -> ranks.add(stage.get("rank").doubleValue()));
        assertThat(ranks).isSorted().contains(1.0, 205.5);
        assertThat(both.get("stages").get(0).get("rank").isIntegralNumber()).isTrue();
    }

    @Test
    void dispositionStagesKnowNoTypeButHired() {
        JsonNode reasons = lever.data("/disposition_stages").get("archiveReasons");
        assertThat(texts(reasons, "id")).isEqualTo(texts(lever.data("/archive_reasons"), "id"));
        reasons.forEach(reason -> assertThat(reason.get("type").stringValue(null))
                .isEqualTo(reason.get("text").stringValue().equals("Hired") ? "hired" : null));
    }

    @Test
    void tagsAndSourcesHaveNoIds() {
        for (String path : List.of("/tags", "/sources")) {
            assertThat(lever.all(path + "?limit=3"))
                    .isNotEmpty()
                    .allMatch(it -> it.propertyNames().size() == 2
                            && it.has("text")
                            && it.get("count").isIntegralNumber());
        }
    }
}
