package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.model.Note;
import dev.lever4j.model.NoteField;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Ref;
import dev.lever4j.model.Stage;
import dev.lever4j.model.User;
import dev.lever4j.sample.webflux.Candidates.Move;
import dev.lever4j.sample.webflux.Candidates.Remark;
import dev.lever4j.simulator.Fault;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

/** Looking at a candidate and acting, by what Lever was asked and what is then true there. */
class CandidatesTest {
    private static RunningApp app;
    private static String id;
    private static String user;
    private static String stage;

    @BeforeAll
    static void start() {
        app = RunningApp.start(120).connected();
        id = first(app.onlooker()
                .opportunities()
                .list(where -> where.archived(false))
                .items()
                .map(Opportunity::id)
                .next());
        user = first(app.onlooker().users().list().items().map(User::id).last());
        stage = first(app.onlooker().stages().list().items().map(Stage::id).last());
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
    void aCandidateIsShownWithApplicationResumesAndNotes() {
        app.page()
                .get()
                .uri("/api/default/opportunities/" + id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id)
                .jsonPath("$.applications")
                .isArray()
                .jsonPath("$.resumes")
                .isArray()
                .jsonPath("$.notes")
                .isArray();
    }

    @Test
    void aMoveIsMadeOnBehalfOfTheUserWhoWasChosen() {
        move(app.page()).expectStatus().isNoContent();

        assertThat(app.asked("PUT", "/v1/opportunities/" + id + "/stage"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.query()).isEqualTo("perform_as=" + user))
                .satisfies(asked -> assertThat(asked.body()).contains(stage));
        assertThat(first(app.onlooker().opportunities().get(id)).stage()).isEqualTo(Ref.to(stage));
    }

    @Test
    void aNoteIsMadeOnBehalfOfTheUserWhoWasChosen() {
        note(app.page(), "Great <b>call</b>").expectStatus().isCreated();

        assertThat(app.asked("POST", notes()))
                .singleElement()
                .satisfies(asked -> assertThat(asked.query()).isEqualTo("perform_as=" + user));
        Note written = first(app.onlooker()
                .opportunity(id)
                .notes()
                .list()
                .items()
                .filter(it -> it.fields().stream()
                        .anyMatch(field -> field instanceof NoteField said && "Great <b>call</b>".equals(said.value())))
                .next());
        assertThat(written.user()).isEqualTo(Ref.to(user));
        assertThat(written.secret()).isTrue();
    }

    @Test
    void aNoteThatMayHaveBeenWrittenIsNotWrittenAgain() {
        app.lever().controls().inject(Fault.loseAnswer().on("POST", notes()));

        note(app.page(), "Once")
                .expectStatus()
                .isEqualTo(502)
                .expectBody()
                .jsonPath("$.remedy")
                .isEqualTo("check");

        assertThat(app.asked("POST", notes())).hasSize(1);
    }

    @Test
    void whoIsNoLongerThereIsSaidToBeGone() {
        app.page()
                .get()
                .uri("/api/default/opportunities/" + new UUID(0, 0))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.remedy")
                .isEqualTo("reload");
    }

    @Test
    void withoutAUserNothingIsSent() {
        app.page()
                .put()
                .uri("/api/default/opportunities/" + id + "/stage")
                .bodyValue(new Move(stage, " "))
                .exchange()
                .expectStatus()
                .isBadRequest();

        assertNothingIsAsked();
    }

    @Test
    void noOtherSiteCanWrite() {
        refused(stranger -> {}); // no browser at all
        refused(headers -> headers.set("Sec-Fetch-Site", "cross-site"));
        refused(headers -> headers.set("Sec-Fetch-Site", "same-site"));
        refused(headers -> headers.setOrigin("http://localhost:1"));
        refused(headers -> headers.setOrigin("null"));
        refused(headers -> {
            headers.set("Sec-Fetch-Site", "same-origin");
            headers.set(HttpHeaders.HOST, "rebound.example.com");
        });
        refused(headers -> headers.set(HttpHeaders.ORIGIN, "http://[")); // which is none
        move(stranger(headers -> headers.setOrigin(app.site()))).expectStatus().isNoContent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/default/board",
                "/%61pi/default/board",
                "/api;x/default/board",
                "/api/default/opportunities"
            })
    void noOtherSiteCanReadHoweverThePathIsWritten(String path) {
        stranger(headers -> headers.set("Sec-Fetch-Site", "cross-site"))
                .get()
                .uri(URI.create(app.site() + path))
                .exchange()
                .expectStatus()
                .isForbidden();

        assertNothingIsAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example.com", "127.0.0.1", "localhost.example.com:80"})
    void anotherNameIsRefusedAndToldWhichPropertyItIs(String host) {
        stranger(headers -> headers.set(HttpHeaders.HOST, host))
                .get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, text -> assertThat(text).contains("sample.hosts"));
    }

    @Test
    void aHostThatIsNoneIsABadRequest() {
        stranger(headers -> headers.set(HttpHeaders.HOST, "localhost:none"))
                .get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"stage\": \"x\"}", "{\"performAs\": \"x\"}", "[]", "nothing"})
    void aRequestThatLacksAFieldIsABadOne(String body) {
        app.page()
                .put()
                .uri("/api/default/opportunities/" + id + "/stage")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.remedy")
                .isEqualTo("none");

        assertNothingIsAsked();
    }

    @Test
    void whatLeverDoesNotAcceptIsNotOfferedToBeTriedAgain() {
        app.lever().controls().inject(Fault.status(400).on("PUT", "/v1/opportunities/" + id + "/stage"));

        move(app.page())
                .expectStatus()
                .isEqualTo(502)
                .expectBody()
                .jsonPath("$.remedy")
                .isEqualTo("none");
    }

    /** But that a delivery of an earlier test names an opportunity, which is read when it comes. */
    private static void assertNothingIsAsked() {
        assertThat(app.lever().ledger().apiRequests())
                .filteredOn(request ->
                        !request.method().equals("GET") || !request.path().matches("/v1/opportunities/[^/]+"))
                .isEmpty();
    }

    private static void refused(Consumer<HttpHeaders> sent) {
        move(stranger(sent)).expectStatus().isForbidden();
        assertNothingIsAsked();
    }

    private static WebTestClient stranger(Consumer<HttpHeaders> sent) {
        return app.stranger().mutate().defaultHeaders(sent).build();
    }

    private static ResponseSpec move(WebTestClient by) {
        return by.put()
                .uri("/api/default/opportunities/" + id + "/stage")
                .bodyValue(new Move(stage, user))
                .exchange();
    }

    private static ResponseSpec note(WebTestClient by, String text) {
        return by.post()
                .uri("/api/default/opportunities/" + id + "/notes")
                .bodyValue(new Remark(text, true, user))
                .exchange();
    }

    private static String notes() {
        return "/v1/opportunities/" + id + "/notes";
    }

    private static <T> T first(Mono<T> found) {
        return Objects.requireNonNull(found.block(SOON));
    }
}
