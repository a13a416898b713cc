package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.simulator.world.Mutation;
import dev.lever4j.simulator.world.Mutation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An account that changes step by step, and the table that says how it then is. */
class MutationsTest {
    private static final String ALL = "/opportunities?confidentiality=all";

    private final HandClock clock = new HandClock();
    private final Simulator simulator = account();
    private final Probe lever = Probe.apiKey(simulator);

    private Simulator account() {
        return Simulator.builder()
                .opportunities(60)
                .rate(1e6, 1_000_000)
                .clock(clock)
                .start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theSameSeedMakesTheSameChangesAndAnotherDoesNot() {
        try (Simulator twin = account();
                Simulator other = account()) {
            List<Mutation> steps = steps(simulator.mutations(3), 200);
            assertThat(steps(twin.mutations(3), 200)).isEqualTo(steps);
            assertThat(twin.state()).isEqualTo(simulator.state());
            assertThat(steps(other.mutations(4), 200)).isNotEqualTo(steps);
            assertThat(steps)
                    .extracting(Mutation::kind)
                    .containsAll(Kind.usual())
                    .doesNotContain(Kind.ANONYMIZE, Kind.CONFIDE);
            assertThat(steps).extracting(Mutation::number).startsWith(1, 2, 3).endsWith(200);
        }
    }

    private static List<Mutation> steps(Mutations mutations, int count) {
        List<Mutation> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(mutations.step());
        }
        return steps;
    }

    @ParameterizedTest
    @EnumSource
    void aStepChangesWhatItSaysAndNothingElse(Kind kind) {
        State before = simulator.state();
        clock.pass(Duration.ofSeconds(1));
        Mutation step = simulator.mutations(1).only(kind).step();
        State after = simulator.state();
        assertThat(step.kind()).isEqualTo(kind);
        Set<String> changed = changed(before, after);
        switch (kind) {
            case CONTACT, ANONYMIZE -> assertThat(changed).contains(step.id());
            case DELETE_POSTING, EDIT_POSTING -> assertThat(changed).isEmpty();
            default -> assertThat(changed).containsExactly(step.id());
        }
        assertThat(changedPostings(before, after))
                .isEqualTo(kind == Kind.DELETE_POSTING || kind == Kind.EDIT_POSTING ? Set.of(step.id()) : Set.of());
        Instant now = clock.instant();
        State.Row was = before.opportunities().get(step.id());
        State.Row is = after.opportunities().get(step.id());
        if (was != null && is != null) {
            assertThat(is.updatedAt()).isEqualTo(kind == Kind.CONTACT ? was.updatedAt() : now);
            assertThat(is.confidential() != was.confidential()).isEqualTo(kind == Kind.CONFIDE);
            assertThat(!is.stage().equals(was.stage())).isEqualTo(kind == Kind.MOVE);
            assertThat(!Objects.equals(is.archivedAt(), was.archivedAt())).isEqualTo(kind == Kind.ARCHIVE);
        }
        assertThat(added(before.deletedOpportunities(), after.deletedOpportunities()))
                .isEqualTo(kind == Kind.DELETE ? Map.of(step.id(), now) : Map.of());
        assertThat(added(before.deletedPostings(), after.deletedPostings()))
                .isEqualTo(kind == Kind.DELETE_POSTING ? Map.of(step.id(), now) : Map.of());
        assertThat(added(before.deletedApplications(), after.deletedApplications())
                        .values())
                .isSubsetOf(now)
                .hasSize(
                        kind == Kind.DELETE_APPLICATION
                                ? 1
                                : kind == Kind.DELETE ? applications(before, step.id()) : 0);
    }

    @Test
    void whoIsAnonymizedIsNobodyAndTheirOpportunitiesHaveChanged() {
        Map<String, String> copy = copy();
        clock.pass(Duration.ofSeconds(1));
        Mutation step = simulator.mutations(1).only(Kind.ANONYMIZE).step();
        follow(copy);
        assertThat(copy).isEqualTo(table());
        JsonNode nobody =
                Probe.MAPPER.readTree(row(simulator.state(), step.id()).json());
        assertThat(nobody.get("isAnonymized").booleanValue()).isTrue();
        assertThat(nobody.get("name").stringValue()).isEmpty();
        assertThat(nobody.get("emails")).isEmpty();
        assertThat(lever.get("/contacts/" + nobody.get("contact").stringValue()).body())
                .contains("\"isAnonymized\":true")
                .doesNotContain("@");
    }

    private static int applications(State state, String id) {
        return Probe.MAPPER.readTree(row(state, id).json()).get("applications").size();
    }

    @Test
    void theTableIsWhatListsSayToTheByte() {
        Mutations mutations = simulator.mutations(7);
        for (int i = 0; i < 60; i++) {
            clock.pass(Duration.ofMillis(10));
            mutations.step();
            agree();
        }
    }

    private void agree() {
        State state = simulator.state();
        List<JsonNode> listed = lever.all(ALL);
        String text = lever.get(ALL).body();
        assertThat(Expect.texts(listed, "id"))
                .containsExactlyInAnyOrderElementsOf(state.opportunities().keySet());
        listed.subList(0, Math.min(100, listed.size()))
                .forEach(it ->
                        assertThat(text).contains(row(state, Expect.id(it)).json()));
        assertThat(lever.all("/postings?confidentiality=all").stream()
                        .collect(Collectors.toMap(Expect::id, JsonNode::toString)))
                .isEqualTo(state.postings());
        assertThat(deletions("/opportunities/deleted?")).isEqualTo(state.deletedOpportunities());
        assertThat(deletions("/postings/deleted?")).isEqualTo(state.deletedPostings());
        assertThat(deletions(recent("/applications/deleted"))).isEqualTo(recent(state.deletedApplications()));
    }

    private Map<String, Instant> deletions(String list) {
        return lever.all(list).stream()
                .collect(Collectors.toMap(
                        Expect::id,
                        it -> Instant.ofEpochMilli(it.get("deletedAt").longValue())));
    }

    /** Lever looks back no more than 30 days. */
    private String recent(String list) {
        long now = clock.millis();
        return list + "?deleted_at_start=" + (now - Duration.ofDays(29).toMillis()) + "&deleted_at_end=" + (now + 1);
    }

    private Map<String, Instant> recent(Map<String, Instant> deletions) {
        Map<String, Instant> recent = new HashMap<>(deletions);
        recent.values().removeIf(at -> at.isBefore(clock.instant().minus(Duration.ofDays(29))));
        return recent;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whoAsksForWhatWasUpdatedAndDeletedHasATrueCopy(long seed) {
        simulator.controls().contactsTouch(true);
        Map<String, String> copy = copy();
        Mutations mutations = simulator.mutations(seed);
        for (int i = 0; i < 60; i++) {
            clock.pass(Duration.ofMillis(10));
            Mutation step = mutations.step();
            follow(copy);
            assertThat(copy).as(step.toString()).isEqualTo(table());
        }
    }

    @Test
    void aContactIsChangedUnseenUnlessItTouchesItsOpportunities() {
        Map<String, String> copy = copy();
        clock.pass(Duration.ofSeconds(1));
        Mutation step = simulator.mutations(1).only(Kind.CONTACT).step();
        follow(copy);
        assertThat(copy.get(step.id())).isNotEqualTo(table().get(step.id()));
    }

    @Test
    void aNoteIsAddedUnseenWhereItDoesNotTouch() {
        simulator.controls().notesTouch(false);
        State before = simulator.state();
        clock.pass(Duration.ofSeconds(1));
        Mutation step = simulator.mutations(1).only(Kind.NOTE).step();
        assertThat(simulator.state().opportunities()).isEqualTo(before.opportunities());
        assertThat(lever.all("/opportunities/" + step.id() + "/notes"))
                .anyMatch(it -> it.get("createdAt").longValue() == clock.millis());
        Expect.data(201, lever.post("/opportunities/" + step.id() + "/notes", "{\"value\":\"Hi\"}"));
        assertThat(simulator.state().opportunities()).isEqualTo(before.opportunities());
        simulator.controls().notesTouch(true);
        Expect.data(201, lever.post("/opportunities/" + step.id() + "/notes", "{\"value\":\"Hi\"}"));
        assertThat(row(simulator.state(), step.id()).updatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void anOpportunityOutlivesItsApplication() {
        clock.pass(Duration.ofSeconds(1));
        Mutation step = simulator.mutations(1).only(Kind.DELETE_APPLICATION).step();
        String one = "/opportunities/" + step.id();
        assertThat(lever.data(one).get("applications")).isEmpty();
        assertThat(lever.all(one + "/applications")).isEmpty();
        assertThat(lever.all(recent("/applications/deleted")))
                .anyMatch(it -> it.get("opportunityId").stringValue().equals(step.id()));
    }

    @Test
    void applicationsOutliveTheirPosting() {
        Mutations mutations = simulator.mutations(1);
        mutations.only(Kind.CREATE).step();
        State before = simulator.state();
        Mutations postings = mutations.only(Kind.DELETE_POSTING);
        String first = postings.step().id();
        assertThat(lever.get("/postings/" + first).statusCode()).isEqualTo(404);
        for (int left = lever.all("/postings?confidentiality=all").size(); left > 0; left--) {
            postings.step();
        }
        assertThat(simulator.state().opportunities()).isEqualTo(before.opportunities());
        assertThatThrownBy(postings::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DELETE_POSTING");
        assertThatThrownBy(mutations::only).hasMessageContaining("At least one");
    }

    @Test
    void aPostingThatWasChangedAndThenDeletedIsTaggedAsItWasInTheEnd() {
        for (JsonNode posting : lever.all("/postings?confidentiality=all")) {
            Expect.data(
                    200,
                    lever.post("/postings/" + Expect.id(posting) + "?perform_as=" + user(), "{\"text\":\"Renamed\"}"));
        }
        State before = simulator.state();
        Mutations postings = simulator.mutations(1).only(Kind.DELETE_POSTING);
        for (int left = lever.all("/postings?confidentiality=all").size(); left > 0; left--) {
            postings.step();
        }
        assertThat(simulator.state().opportunities()).isEqualTo(before.opportunities());
    }

    private String user() {
        return Expect.id(lever.all("/users").get(0));
    }

    @Test
    void whoIsNewAppliesToAPostingThatIsThere() {
        Mutations mutations = simulator.mutations(1);
        Mutations creations = mutations.only(Kind.CREATE);
        for (int left = lever.all("/postings").size();
                left > 0;
                left = lever.all("/postings").size()) {
            String made = creations.step().id();
            String posting = lever.all("/opportunities/" + made + "/applications")
                    .get(0)
                    .get("posting")
                    .stringValue();
            assertThat(lever.get("/postings/" + posting).statusCode()).isEqualTo(200);
            mutations.only(Kind.DELETE_POSTING).step();
        }
        assertThatThrownBy(creations::step).hasMessageContaining("CREATE");
    }

    @Test
    void aContactThatChangesIsAlwaysCalledOtherwise() {
        try (Simulator small = Simulator.builder().opportunities(1).clock(clock).start()) {
            Mutations contacts = small.mutations(1).only(Kind.CONTACT);
            for (int i = 0; i < 3000; i++) {
                State before = small.state();
                Mutation step = contacts.step();
                assertThat(changed(before, small.state())).as(step.toString()).contains(step.id());
            }
        }
    }

    @Test
    void webhooksAreToldOfSteps() {
        try (Receiver receiver = new Receiver()) {
            for (String event : List.of("candidateStageChange", "candidateDeleted", "contactUpdated")) {
                simulator.webhooks().addInApp(receiver.url(), event);
            }
            Mutations mutations = simulator.mutations(1);
            String moved = mutations.only(Kind.MOVE).step().id();
            String deleted = mutations.only(Kind.DELETE).step().id();
            mutations.only(Kind.CONTACT, Kind.CONTACT).step();
            mutations.only(Kind.EDIT).step();
            simulator.webhooks().awaitIdle(Duration.ofSeconds(30));
            assertThat(Expect.texts(receiver.told("candidateStageChange"), "opportunityId"))
                    .containsExactly(moved);
            assertThat(Expect.texts(receiver.told("candidateDeleted"), "opportunityId"))
                    .containsExactly(deleted);
            assertThat(receiver.told("contactUpdated")).hasSize(1);
        }
    }

    private Map<String, String> copy() {
        return new HashMap<>(table());
    }

    private Map<String, String> table() {
        Map<String, String> table = new HashMap<>();
        simulator.state().opportunities().forEach((id, row) -> table.put(id, row.json()));
        return table;
    }

    /** As a change feed does. */
    private void follow(Map<String, String> copy) {
        long now = clock.millis();
        lever.all(ALL + "&updated_at_start=" + now).forEach(it -> copy.put(Expect.id(it), it.toString()));
        lever.all("/opportunities/deleted?deleted_at_start=" + now).forEach(it -> copy.remove(Expect.id(it)));
    }

    private static State.Row row(State state, String id) {
        State.Row row = state.opportunities().get(id);
        if (row == null) {
            throw new AssertionError("no opportunity " + id);
        }
        return row;
    }

    private static Set<String> changed(State before, State after) {
        Set<String> changed = new HashSet<>(before.opportunities().keySet());
        changed.addAll(after.opportunities().keySet());
        changed.removeIf(id -> before.opportunities().containsKey(id)
                && before.opportunities().get(id).equals(after.opportunities().get(id)));
        return changed;
    }

    private static Set<String> changedPostings(State before, State after) {
        Set<String> changed = new HashSet<>(before.postings().keySet());
        changed.addAll(after.postings().keySet());
        changed.removeIf(
                id -> Objects.equals(before.postings().get(id), after.postings().get(id)));
        return changed;
    }

    private static Map<String, Instant> added(Map<String, Instant> before, Map<String, Instant> after) {
        Map<String, Instant> added = new HashMap<>(after);
        added.keySet().removeAll(before.keySet());
        return added;
    }
}
