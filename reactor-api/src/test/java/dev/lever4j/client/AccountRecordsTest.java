package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.model.AccessRole;
import dev.lever4j.model.AuditEvent;
import dev.lever4j.model.Contact;
import dev.lever4j.model.DispositionStages;
import dev.lever4j.model.EeoResponse;
import dev.lever4j.model.Pipeline;
import dev.lever4j.model.PostingAccess;
import dev.lever4j.model.User;
import dev.lever4j.model.Webhook;
import dev.lever4j.model.WebhookEvent;
import dev.lever4j.request.ContactBody;
import dev.lever4j.request.EeoResponseExpand;
import dev.lever4j.request.UserBody;
import dev.lever4j.request.WebhookBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/** Users, contacts, webhooks, and what Lever keeps about the account. */
class AccountRecordsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String USER = "be129d9b-50da-4485-9377-0d83e981f30b";

    @Test
    void usersAreMadeReplacedDeactivatedAndReactivated() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("users-11"));
        Users users = lever.client().users();
        UserBody.Builder body = UserBody.builder("n", "e@x");
        users.create(body.build()).block(SOON);
        users.replace(USER, body.accessRole(AccessRole.ADMIN).build()).block(SOON);
        users.deactivate(USER).block(SOON);
        assertThat(users.reactivate(USER).map(User::id).block(SOON)).isEqualTo(USER);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/users",
                        "/v1/users/" + USER,
                        "/v1/users/" + USER + "/deactivate",
                        "/v1/users/" + USER + "/reactivate");
        assertThat(lever.sent)
                .extracting(WireRequest::method)
                .containsExactly(HttpMethod.POST, HttpMethod.PUT, HttpMethod.POST, HttpMethod.POST);
        assertThat(body(lever, 1)).isEqualTo("{\"name\":\"n\",\"email\":\"e@x\",\"accessRole\":\"admin\"}");
        assertThat(lever.sent.get(2).body()).isNull();
    }

    @Test
    void aChangeOfAUserSendsAllThatWasRead() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("users-13"));
        lever.client().users().change(USER, of -> of.manager("m")).block(SOON);
        assertThat(lever.targets()).containsExactly("/v1/users/" + USER, "/v1/users/" + USER);
        assertThat(body(lever, 1))
                .isEqualTo("{\"name\":\"Nango Seed User 1\",\"email\":\"nango-seed-1@nango.dev\","
                        + "\"accessRole\":\"interviewer\",\"jobTitle\":\"Updated Nango Job Title\","
                        + "\"managerId\":\"m\"}");
    }

    @Test
    void aContactIsUpdatedInPart() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("contacts-2"));
        Contact contact = lever.client()
                .contacts()
                .update("c", ContactBody.builder().location("Toronto").build())
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(Objects.requireNonNull(contact.location()).name()).isEqualTo("Toronto, ON, Canada");
        assertThat(lever.targets()).containsExactly("/v1/contacts/c");
        assertThat(lever.sent.get(0).method()).isEqualTo(HttpMethod.PUT);
        assertThat(body(lever, 0)).isEqualTo("{\"location\":\"Toronto\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "webhooks-2,73311ged32110cc40e00c672c2e03e1a42fa28a4fabde089",
        "webhooks-4,81358960e95ed76bf1def200692c2f956818caf168682e26"
    })
    void aNewWebhookTellsItsTokenAsDocumentedAndAsSeenLive(String answer, String token) {
        FakeLever lever = FakeLever.saying(201, Recorded.json(answer));
        Webhook made = lever.client()
                .webhooks()
                .create(WebhookBody.builder("https://x", WebhookEvent.CANDIDATE_HIRED)
                        .build())
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(Objects.requireNonNull(made.configuration()).signatureToken())
                .isEqualTo(Secret.of(token));
        assertThat(made.toString() + made.configuration()).doesNotContain(token);
        assertThat(lever.targets()).containsExactly("/v1/webhooks");
        assertThat(lever.sent.get(0).method()).isEqualTo(HttpMethod.POST);
    }

    @Test
    void webhooksAreListedUpdatedTogetherAndDeleted() {
        FakeLever lever = FakeLever.script(Recorded.json("webhooks-1"), Recorded.json("webhooks-3"), "");
        Webhooks webhooks = lever.client().webhooks();
        assertThat(webhooks.list()
                        .items()
                        .mapNotNull(Webhook::event)
                        .collectList()
                        .block(SOON))
                .containsExactly(WebhookEvent.CANDIDATE_STAGE_CHANGE);
        List<Webhook> updated = webhooks.update(of -> of.webhook("1", "https://x"))
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(updated).hasSize(1);
        StepVerifier.create(webhooks.delete("1")).expectComplete().verify(SOON);
        assertThat(lever.targets()).containsExactly("/v1/webhooks", "/v1/webhooks", "/v1/webhooks/1");
        assertThat(lever.sent)
                .extracting(WireRequest::method)
                .containsExactly(HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE);
        assertThat(body(lever, 1)).isEqualTo("{\"data\":[{\"id\":\"1\",\"url\":\"https://x\"}]}");
    }

    @Test
    void stagesAreToldWithTheirPlaceInThePipeline() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("disposition_stages-1"));
        DispositionStages all =
                lever.client().stages().disposition().blockOptional(SOON).orElseThrow();
        assertThat(all.stages()).hasSize(11);
        assertThat(all.stages().get(4).pipeline()).isEqualTo(Pipeline.APPLICANT);
        assertThat(all.stages().get(4).rank()).isEqualByComparingTo("105.5");
        assertThat(all.archiveReasons()).hasSize(12);
        assertThat(lever.targets()).containsExactly("/v1/disposition_stages");
    }

    @Test
    void whoHasAccessToAPostingIsToldWithoutAnEnvelope() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("posting-users-1"));
        PostingAccess access =
                lever.client().posting("p").access().blockOptional(SOON).orElseThrow();
        assertThat(access.roles()).hasSize(4);
        assertThat(lever.targets()).containsExactly("/v1/postings/p/users");
    }

    @Test
    void auditEventsAreFiltered() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("audit_events-1"));
        assertThat(lever.client()
                        .auditEvents()
                        .list(where -> where.withoutUser().target("user"))
                        .items()
                        .map(AuditEvent::id)
                        .collectList()
                        .block(SOON))
                .hasSize(2);
        lever.client().auditEvents().list().items().blockLast(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/audit_events?user_id=null&target_type=user&limit=100", "/v1/audit_events?limit=100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eeo-1", "eeo-3"})
    void equalOpportunityResponsesAreReadAsDocumentedAndAsSeenLive(String answer) {
        FakeLever lever = FakeLever.saying(200, Recorded.json(answer));
        EeoResponses responses = lever.client().eeoResponses();
        Instant start = Instant.ofEpochMilli(1);
        List<EeoResponse> read = responses
                .listWithIdentities(where -> where.createdFrom(start).expand(EeoResponseExpand.CONTACT))
                .items()
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(read).isNotEmpty().allMatch(one -> one.opportunityId() != null && one.appliedAt() != null);
        assertThat(responses
                        .list(where -> where.from(start))
                        .items()
                        .collectList()
                        .block(SOON))
                .hasSameSizeAs(read)
                .allMatch(one -> one.appliedAt() != null);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/eeo/responses/pii?created_at_start=1&expand=contact&limit=100",
                        "/v1/eeo/responses?fromDate=1&limit=100");
    }

    @Test
    void aWrongArgumentIsRefusedWhenTheMethodIsCalledAndSendsNothing() {
        FakeLever lever = FakeLever.saying(200, "{}");
        LeverClient client = lever.client();
        UserBody noRole = UserBody.builder("n", "e").build();
        ContactBody name = ContactBody.builder().name("n").build();
        Stream.<Runnable>of(
                        () -> client.users().replace(USER, noRole),
                        () -> client.users().change("", of -> of),
                        () -> client.users().deactivate(""),
                        () -> client.users().reactivate(".."),
                        () -> client.contacts().update("", name),
                        () -> client.webhooks().update(of -> of),
                        () -> client.webhooks().delete(""))
                .forEach(bad -> assertThatIllegalArgumentException().isThrownBy(bad::run));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.users().replace(USER, noRole))
                .withMessageContaining("accessRole");
        assertThat(lever.sent).isEmpty();
    }

    private static String body(FakeLever lever, int request) {
        return new String(lever.sent.get(request).body(), StandardCharsets.UTF_8);
    }
}
