package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.model.Opportunity;
import dev.lever4j.sample.webflux.OpportunityStream.Rows;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** What the browser is sent of the pipeline, and what Lever is asked for it. */
class OpportunityStreamTest {
    private static final String LIST = "/v1/opportunities";
    private static final JsonMapper JSON = new JsonMapper();
    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(1_200).connected();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void forget() {
        app.lever().controls().clearFaults();
        app.lever().ledger().clear();
    }

    @Test
    void leverIsAskedForNoMoreThanTheBrowserAskedFor() {
        StepVerifier.create(events("?pages=2", "").mapNotNull(ServerSentEvent::event))
                .expectNext("page", "page", "spent")
                .verifyComplete();

        assertThat(app.asked("GET", LIST)).hasSize(2);
    }

    @Test
    void noPageIsFetchedBeforeItIsWanted() {
        StepVerifier.create(app.stream().stream(app.account("default"), "", "", 20, "", ""), 0)
                .then(() -> askedForPages(0))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> askedForPages(1))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> askedForPages(2))
                .thenCancel()
                .verify(SOON);
    }

    private static void askedForPages(int count) {
        active(); // by then one that was fetched ahead would have been asked for, too
        assertThat(app.asked("GET", LIST)).hasSize(count);
    }

    @Test
    void aPausedBrowserLeavesAndLeverIsAskedForNothingMore() {
        Gate first = app.lever().controls().hold("GET", LIST);
        Gate second = app.lever().controls().hold("GET", LIST);
        long before = app.activity().summary("default").cancelled();

        StepVerifier.create(events("?pages=20", "").mapNotNull(ServerSentEvent::event))
                .then(() -> Waiting.until(first.arrived(1)))
                .then(first::open)
                .expectNext("page")
                .then(() -> Waiting.until(second.arrived(1)))
                .thenCancel()
                .verify(SOON);
        Waiting.until(() -> app.activity().summary("default").cancelled() > before);
        second.open();

        assertThat(app.asked("GET", LIST)).hasSize(2);
    }

    @Test
    void theWholePipelineComesOnceWhereverItBreaksOff() {
        List<String> ids = new ArrayList<>();
        String lastSeen = "";
        do {
            ServerSentEvent<String> page =
                    Objects.requireNonNull(events("?pages=1", lastSeen).blockFirst(SOON));
            rows(page).rows().forEach(row -> ids.add(row.id()));
            lastSeen = rows(page).more() ? Objects.requireNonNull(page.id()) : "";
        } while (!lastSeen.isEmpty());

        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(active());
    }

    @Test
    void onlyTheStageAndPostingThatWereChosenCome() {
        Row one = all("").stream()
                .filter(row -> row.posting() != null)
                .findFirst()
                .orElseThrow();

        List<Row> chosen = all("?stage=" + one.stage() + "&posting=" + one.posting());

        assertThat(chosen)
                .contains(one)
                .hasSizeLessThan(active().size() / 4)
                .allSatisfy(row -> assertThat(row)
                        .extracting(Row::stage, Row::posting)
                        .containsExactly(one.stage(), one.posting()));
        assertThat(app.asked("GET", LIST))
                .anySatisfy(asked ->
                        assertThat(asked.query()).contains("stage_id=" + one.stage(), "posting_id=" + one.posting()));
    }

    @Test
    void whatFailsIsAnEventThatSaysWhatToDo() {
        app.lever().controls().inject(Fault.status(403).on("GET", LIST));

        ServerSentEvent<String> event = Objects.requireNonNull(events("", "").blockFirst(SOON));

        assertThat(event.event()).isEqualTo("problem");
        assertThat(event.data()).contains("\"remedy\":\"none\"", "\"detail\":", "scope");
    }

    @Test
    void noStreamIsHeldForLongerThanItsLimit() {
        StepVerifier.withVirtualTime(
                        () -> app.stream().stream(app.account("default"), "", "", 20, "", "")
                                .mapNotNull(ServerSentEvent::event),
                        0)
                .thenAwait(OpportunityStream.LONGEST)
                .thenRequest(1)
                .expectNext("spent") // and the browser comes back with its cursor
                .expectComplete()
                .verify(SOON);
    }

    private static Flux<ServerSentEvent<String>> events(String query, String lastSeen) {
        return app.events("/api/default/opportunities" + query, lastSeen);
    }

    private static List<Row> all(String query) {
        return Objects.requireNonNull(events(query, "")
                .filter(event -> "page".equals(event.event()))
                .flatMapIterable(event -> rows(event).rows())
                .collectList()
                .block(SOON));
    }

    private static Rows rows(ServerSentEvent<String> event) {
        return JSON.readValue(event.data(), Rows.class);
    }

    private static List<String> active() {
        return Objects.requireNonNull(app.onlooker()
                .opportunities()
                .list(where -> where.archived(false))
                .items()
                .map(Opportunity::id)
                .collectList()
                .block(SOON));
    }
}
