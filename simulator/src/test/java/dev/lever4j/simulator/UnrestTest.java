package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An account that changes while it is read. */
class UnrestTest {
    private static final String PAGES = "/opportunities?limit=20";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoFollowsTheCursorMissesSomeAndSeesSomeTwice(long seed) {
        try (Simulator simulator = restless(seed, Unrest.of(10))) {
            Instant start = simulator.truth().at();
            List<String> seen = ids(Probe.apiKey(simulator).all(PAGES));
            Set<String> missed = required(simulator.truth(), start);
            missed.removeAll(seen);
            assertThat(missed).isNotEmpty();
            assertThat(new HashSet<>(seen).size()).isLessThan(seen.size());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void inACalmAccountEachIsSeenOnce(long seed) {
        try (Simulator simulator = restless(seed, Unrest.none())) {
            List<String> seen = ids(Probe.apiKey(simulator).all(PAGES));
            assertThat(seen)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            required(simulator.truth(), simulator.truth().at()));
        }
    }

    @Test
    void calmedDownItIsListedWholeInTheOrderOfStagesAndStaysSo() {
        try (Simulator simulator = restless(1, Unrest.of(10))) {
            Probe lever = Probe.apiKey(simulator);
            lever.post("/opportunities?perform_as=" + lever.user(), "{\"name\":\"Ada\"}");
            lever.all(PAGES);
            simulator.controls().calm();
            List<JsonNode> first = lever.all(PAGES);
            assertThat(lever.all(PAGES)).isEqualTo(first);
            assertThat(ids(first)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(present(simulator));
            inOrder(first, stages(lever));
            assertThat(ids(lever.all("/opportunities?limit=7"))).isEqualTo(ids(first));
            assertThat(lever.all("/opportunities?created_at_start=1780000000000"))
                    .isEqualTo(first.stream()
                            .filter(it -> it.get("createdAt").longValue() >= 1_780_000_000_000L)
                            .toList());
        }
    }

    @Test
    void theSameSeedsMakeTheSameChangesAndOthersDoNot() {
        try (Simulator one = restless(3, Unrest.of(10));
                Simulator twin = restless(3, Unrest.of(10));
                Simulator other = restless(3, Unrest.of(10).seed(2))) {
            List<JsonNode> seen = Probe.apiKey(one).all(PAGES);
            assertThat(Probe.apiKey(twin).all(PAGES)).isEqualTo(seen);
            assertThat(twin.truth()).isEqualTo(one.truth());
            assertThat(Probe.apiKey(other).all(PAGES)).isNotEqualTo(seen);
        }
    }

    @Test
    void eachAnswerOfAListIsFollowedByAsManyChangesAndNothingElseIs() {
        try (Simulator simulator = restless(1, Unrest.none())) {
            Probe lever = Probe.apiKey(simulator);
            Map<String, JsonNode> before = byId(simulator);
            simulator
                    .controls()
                    .unrest(Unrest.none()
                            .moved(2)
                            .archived(1)
                            .edited(1.5)
                            .created(0.5)
                            .deleted(1));
            lever.json("/opportunities/" + before.keySet().iterator().next());
            lever.json("/stages");
            lever.json("/opportunities/deleted");
            assertThat(lever.get("/opportunities?limit=0").statusCode()).isEqualTo(400);
            assertThat(byId(simulator)).isEqualTo(before);
            int deletedBefore = lever.all("/opportunities/deleted").size();
            IntStream.range(0, 40).forEach(i -> lever.json("/opportunities?limit=1"));
            Map<String, JsonNode> after = byId(simulator);
            assertThat(simulator.truth().lives()).hasSizeBetween(before.size() + 20 + 12, before.size() + 20 + 28);
            assertThat(lever.all("/opportunities/deleted")).hasSize(deletedBefore + 40);
            assertThat(changed(before, after, "stage")).isBetween(60L, 80L);
            assertThat(changed(before, after, "archived")).isBetween(25L, 40L);
            assertThat(changed(before, after, "updatedAt")).isBetween(140L, 180L);
        }
    }

    @Test
    void whatIsDeletedIsGoneAndListedAsDeleted() {
        try (Simulator simulator = restless(1, Unrest.none())) {
            Probe lever = Probe.apiKey(simulator);
            Set<String> before = present(simulator);
            simulator.controls().unrest(Unrest.none().deleted(30));
            lever.json(PAGES);
            simulator.controls().calm();
            Set<String> gone = new HashSet<>(before);
            gone.removeAll(present(simulator));
            assertThat(gone).isNotEmpty();
            long now = simulator.truth().at().toEpochMilli();
            List<JsonNode> deleted = lever.all("/opportunities/deleted?deleted_at_start=" + now);
            assertThat(ids(deleted)).hasSize(30).containsAll(gone);
            assertThat(deleted)
                    .allMatch(it -> it.get("deletedAt").longValue() == now
                            && it.get("deletedBy").isString());
            assertThat(lever.json("/opportunities/deleted?limit=7")
                            .get("hasNext")
                            .booleanValue())
                    .isTrue();
            assertThat(ids(lever.all("/opportunities/deleted?limit=7")))
                    .doesNotHaveDuplicates()
                    .containsAll(gone);
            assertThat(ids(lever.all(PAGES))).doesNotContainAnyElementsOf(gone);
            for (String id : gone) {
                assertThat(lever.get("/opportunities/" + id).statusCode()).isEqualTo(404);
                assertThat(lever.get("/opportunities/" + id + "/notes").statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void whatIsNewCanBeReadAndNamesNobodyTwice() {
        try (Simulator simulator = restless(1, Unrest.none().created(30))) {
            Probe lever = Probe.apiKey(simulator);
            lever.json(PAGES);
            simulator.controls().calm();
            long now = simulator.truth().at().toEpochMilli();
            List<JsonNode> made = lever.all("/opportunities?created_at_start=" + now);
            assertThat(made).hasSize(30);
            for (JsonNode it : made) {
                assertThat(lever.data("/opportunities/" + Expect.id(it))).isEqualTo(it);
                assertThat(lever.data("/opportunities?email="
                                + it.get("emails").get(0).stringValue()))
                        .containsExactly(it);
            }
        }
    }

    /** The record at the cursor may move, or go: a cursor is a place in the list and not a record. */
    @Test
    void aCursorOutlivesItsRecord() {
        try (Simulator simulator = restless(1, Unrest.none())) {
            Probe lever = Probe.apiKey(simulator);
            List<String> before = ids(lever.all(PAGES));
            String next = Probe.encode(lever.json(PAGES).get("next").stringValue());
            simulator.controls().unrest(Unrest.none().deleted(990));
            lever.json("/opportunities?limit=1");
            simulator.controls().calm();
            List<String> left = before.subList(20, before.size()).stream()
                    .filter(present(simulator)::contains)
                    .toList();
            assertThat(present(simulator)).doesNotContain(before.get(19));
            assertThat(ids(lever.data(PAGES + "&offset=" + next)))
                    .isEqualTo(left.subList(0, Math.min(20, left.size())));
        }
    }

    @Test
    void aPageIsOneLookHoweverManyReadAtOnce() throws Exception {
        try (Simulator simulator = restless(1, Unrest.of(50))) {
            Probe lever = Probe.apiKey(simulator);
            List<String> stages = stages(lever);
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                asked.add(lever.getLater("/opportunities"));
            }
            for (CompletableFuture<HttpResponse<String>> answer : asked) {
                List<JsonNode> page = new ArrayList<>();
                Expect.data(200, answer.get(60, TimeUnit.SECONDS)).forEach(page::add);
                assertThat(ids(page)).hasSize(100).doesNotHaveDuplicates();
                inOrder(page, stages);
            }
        }
    }

    @Test
    void unrestTakesMemoryOnlyForWhatChanges() {
        try (Simulator simulator = Simulator.builder()
                .opportunities(100_000_000)
                .unrest(Unrest.of(100))
                .start()) {
            Probe lever = Probe.apiKey(simulator);
            JsonNode page = lever.json("/opportunities");
            String next = Probe.encode(page.get("next").stringValue());
            assertThat(lever.data("/opportunities?offset=" + next)).hasSize(100);
        }
    }

    @Test
    void averagesMakeSense() {
        assertThatThrownBy(() -> Unrest.none().moved(-1)).hasMessageContaining("moved must be between 0 and 1000");
        assertThatThrownBy(() -> Unrest.of(Double.NaN)).hasMessageContaining("must be between");
    }

    private static Simulator restless(long seed, Unrest unrest) {
        return Simulator.builder()
                .seed(seed)
                .opportunities(1000)
                .rate(1e6, 1_000_000)
                .clock(new HandClock())
                .unrest(unrest)
                .start();
    }

    private static List<String> ids(Iterable<JsonNode> records) {
        return Expect.texts(records, "id");
    }

    /** Those that a list without filters has to hold. */
    private static Set<String> required(Truth truth, Instant start) {
        Set<String> ids = new HashSet<>();
        truth.lives().stream()
                .filter(it -> !it.confidential() && it.existedSince(start))
                .forEach(it -> ids.add(it.id()));
        return ids;
    }

    /** Those that a list without filters holds. */
    private static Set<String> present(Simulator simulator) {
        Set<String> ids = new HashSet<>();
        simulator.truth().lives().stream()
                .filter(it -> !it.confidential() && !it.deleted())
                .forEach(it -> ids.add(it.id()));
        return ids;
    }

    private static List<String> stages(Probe lever) {
        return ids(lever.all("/stages"));
    }

    private static void inOrder(List<JsonNode> page, List<String> stages) {
        List<String> keys = page.stream().map(it -> key(it, stages)).toList();
        List<String> sorted = new ArrayList<>(keys);
        Collections.sort(sorted);
        assertThat(keys).isEqualTo(sorted);
    }

    /** Sorts as the list is said to: stage up, last advanced down, id up. */
    private static String key(JsonNode it, List<String> stages) {
        return stages.indexOf(it.get("stage").stringValue())
                + String.format(
                        Locale.ROOT,
                        " %016d ",
                        Long.MAX_VALUE / 1000 - it.get("lastAdvancedAt").longValue())
                + Expect.id(it);
    }

    /** Everything that is there, confidential ones too, without a step of the unrest. */
    private static Map<String, JsonNode> byId(Simulator simulator) {
        Probe lever = Probe.apiKey(simulator);
        Map<String, JsonNode> byId = new HashMap<>();
        simulator.truth().lives().stream()
                .filter(it -> !it.deleted())
                .forEach(it -> byId.put(it.id(), lever.data("/opportunities/" + it.id())));
        return byId;
    }

    private static long changed(Map<String, JsonNode> before, Map<String, JsonNode> after, String field) {
        return before.entrySet().stream()
                .filter(was -> {
                    JsonNode now = after.get(was.getKey());
                    return now != null && !now.get(field).equals(was.getValue().get(field));
                })
                .count();
    }
}
