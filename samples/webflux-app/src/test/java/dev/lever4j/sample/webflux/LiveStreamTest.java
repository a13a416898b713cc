package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.model.CreatedOpportunity;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.ContactBody;
import dev.lever4j.request.OpportunityBody;
import dev.lever4j.sample.webflux.Happening.About;
import dev.lever4j.sample.webflux.Happening.Who;
import dev.lever4j.simulator.webhook.Delivery;
import dev.lever4j.simulator.webhook.Parcel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** What the browser is told of what Lever tells. */
class LiveStreamTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static RunningApp app;
    private static Recruiter recruiter;

    @BeforeAll
    static void start() {
        app = RunningApp.start(60).connected().connected("second");
        recruiter = new Recruiter(app.onlooker());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void whatHappensAtLeverIsToldWithWhoItIsAboutAsTheyAreNow() {
        List<Recruiter.Moved> moved = new ArrayList<>();
        List<Happening> happened = new ArrayList<>();

        StepVerifier.create(events("default", ""))
                .assertNext(event -> assertThat(event.event()).isEqualTo("from"))
                .then(() -> moved.add(recruiter.move()))
                .assertNext(event -> happened.add(told(event)))
                .thenCancel()
                .verify(SOON);

        assertThat(happened).singleElement().satisfies(told -> {
            assertThat(told.event()).isEqualTo("candidateStageChange");
            assertThat(told.about()).isEqualTo(About.of(now(moved.get(0).id())));
        });
    }

    @Test
    void whoIsArchivedIsNoLongerActive() {
        String archived = recruiter.archive();
        app.lever().webhooks().awaitIdle(SOON);

        assertThat(last().event()).isEqualTo("candidateArchiveChange");
        assertThat(last().about().name()).isNotNull();
        assertThat(last().about().who()).singleElement().satisfies(who -> {
            assertThat(who.id()).isEqualTo(archived);
            assertThat(who.active()).isFalse();
        });
    }

    @Test
    void whoIsGoneIsToldAsGone() {
        signed("candidateDeleted").data("{\"opportunityId\":\"made-up\"}").send();
        app.lever().webhooks().awaitIdle(SOON);

        assertThat(last().about()).isEqualTo(About.gone("made-up"));
    }

    @Test
    void aChangedContactIsToldWithAllOfTheirOpportunities() {
        Opportunity one = now(recruiter.move().id());
        String contact = Objects.requireNonNull(one.contact()).id();
        Opportunity another = app.onlooker()
                .opportunities()
                .create(OpportunityBody.builder().contact(contact).build(), recruiter.self())
                .map(CreatedOpportunity::opportunity)
                .blockOptional(SOON)
                .orElseThrow();
        app.lever().webhooks().awaitIdle(SOON); // deliveries keep no order among each other

        app.onlooker()
                .contacts()
                .update(contact, ContactBody.builder().name("Grace Hopper").build())
                .block(SOON);
        app.lever().webhooks().awaitIdle(SOON);

        assertThat(last().event()).isEqualTo("contactUpdated");
        assertThat(last().about().name()).isEqualTo("Grace Hopper");
        assertThat(last().about().who())
                .contains(Who.of(now(one.id())), Who.of(now(another.id())))
                .allMatch(who -> "Grace Hopper".equals(who.name()));
    }

    @Test
    void aDeliverysOwnWordsAreNotBelieved() {
        Delivery genuine = delivered(recruiter.move());
        long before = app.happenings().last("default");

        app.lever().webhooks().forge(genuine, "{\"opportunityId\":\"made up\",\"toStageId\":\"too\"}");
        app.lever().webhooks().replay(genuine);
        app.lever().webhooks().awaitIdle(SOON);

        assertThat(app.happenings().last("default")).as("it was told once").isEqualTo(before);
    }

    /** Who sees a delivery before it is here has a token, a time and a signature that nobody remembers. */
    @Test
    void norAreTheyUnderASignatureThatIsNew() {
        Recruiter.Moved moved = recruiter.move();
        app.lever().webhooks().awaitIdle(SOON);

        signed("candidateStageChange")
                .data("{\"opportunityId\":\"%s\",\"toStageId\":\"made-up\",\"name\":\"Mallory\"}".formatted(moved.id()))
                .send();
        app.lever().webhooks().awaitIdle(SOON);

        assertThat(last().about()).isEqualTo(About.of(now(moved.id())));
        assertThat(last().toString()).doesNotContain("made-up", "Mallory");
    }

    @Test
    void whoComesBackIsToldWhatWasMissed() {
        String seen = Objects.requireNonNull(
                Objects.requireNonNull(events("default", "").blockFirst(SOON)).id());
        Recruiter.Moved first = recruiter.move();
        Recruiter.Moved second = recruiter.move();

        StepVerifier.create(events("default", seen)
                        .skip(1)
                        .map(event -> told(event).about().who().get(0).id())
                        .take(2)
                        .collectSortedList())
                .expectNext(List.of(first.id(), second.id()).stream().sorted().toList())
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void oneAccountIsNotToldOfAnother() {
        long before = app.happenings().last("second");

        delivered(recruiter.move());

        assertThat(app.happenings().last("second")).isEqualTo(before);
    }

    @Test
    void whatIsNotSignedIsNotTold() {
        long before = app.happenings().last("default");

        app.stranger()
                .post()
                .uri("/lever/webhooks/default")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"event\":\"candidateStageChange\",\"triggeredAt\":1,\"token\":\"x\",\"data\":{}}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(app.happenings().last("default")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "ACME", "a_b", "default.x", "%20"})
    void whoIsNoAccountIsNotFound(String account) {
        app.stranger()
                .post()
                .uri(URI.create(app.site() + "/lever/webhooks/" + account))
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    /** By hand, as Lever would, and never sent before. */
    private static Parcel signed(String event) {
        return app.lever()
                .webhooks()
                .to(URI.create(app.site() + "/lever/webhooks/default"))
                .event(event)
                .signedWith(SimulatedCustomers.signingToken(app.lever()));
    }

    private static Happening last() {
        return Objects.requireNonNull(app.happenings()
                .after("default", app.happenings().last("default") - 1)
                .blockFirst(SOON));
    }

    /** Once the application has answered. */
    private static Delivery delivered(Recruiter.Moved moved) {
        app.lever().webhooks().awaitIdle(SOON);
        return app.lever().webhooks().deliveries().stream()
                .filter(delivery -> delivery.body().contains(moved.id())
                        && delivery.url().getPath().endsWith("default"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static Opportunity now(String id) {
        return Objects.requireNonNull(app.onlooker().opportunities().get(id).block(SOON));
    }

    private static Flux<ServerSentEvent<String>> events(String account, String lastSeen) {
        return app.events("/api/" + account + "/events", lastSeen);
    }

    private static Happening told(ServerSentEvent<String> event) {
        return JSON.readValue(event.data(), Happening.class);
    }
}
