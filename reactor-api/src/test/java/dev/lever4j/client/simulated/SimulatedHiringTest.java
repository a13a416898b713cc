package dev.lever4j.client.simulated;

import static dev.lever4j.request.PerformAs.performAs;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityInterviews;
import dev.lever4j.client.OpportunityPanels;
import dev.lever4j.client.RequisitionFields;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.AccessRole;
import dev.lever4j.model.AuditEvent;
import dev.lever4j.model.AuditEventType;
import dev.lever4j.model.EeoResponse;
import dev.lever4j.model.Headcount;
import dev.lever4j.model.Interview;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Panel;
import dev.lever4j.model.PanelInterview;
import dev.lever4j.model.Posting;
import dev.lever4j.model.Requisition;
import dev.lever4j.model.RequisitionField;
import dev.lever4j.model.RequisitionFieldType;
import dev.lever4j.model.RequisitionOption;
import dev.lever4j.model.User;
import dev.lever4j.model.Webhook;
import dev.lever4j.model.WebhookEvent;
import dev.lever4j.model.WrittenRequisition;
import dev.lever4j.request.ContactBody;
import dev.lever4j.request.InterviewBody;
import dev.lever4j.request.PanelBody;
import dev.lever4j.request.PanelInterviewBody;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.RequisitionBody;
import dev.lever4j.request.RequisitionFieldBody;
import dev.lever4j.request.UserBody;
import dev.lever4j.request.WebhookBody;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Records are made, read, listed, changed and deleted against a server that shares no code with the client. */
class SimulatedHiringTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant DATE = Instant.ofEpochMilli(1783260000000L);

    private SimulatedAccount account = SimulatedAccount.connected();
    private LeverClient client = account.client;

    @AfterEach
    void close() {
        account.close();
    }

    /** Goes on with a server that answers as documented, where that differs from what has been seen live. */
    private void documented(boolean documented) {
        if (documented) {
            account.close();
            Simulator lever = Simulator.builder()
                    .rate(1_000_000, 1_000_000)
                    .documentedForms()
                    .start();
            account = SimulatedAccount.with(lever, InMemoryTokenStore.of(Secret.of(lever.newGrant())));
            client = account.client;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPanelAndItsInterviews(boolean documented) {
        documented(documented);
        String opportunity =
                value(client.opportunities().list().items().map(Opportunity::id).next());
        List<String> users =
                value(client.users().list().items().map(User::id).take(2).collectList());
        PerformAs who = performAs(users.get(0));
        OpportunityPanels panels = client.opportunity(opportunity).panels();
        OpportunityInterviews interviews = client.opportunity(opportunity).interviews();

        Panel made = value(panels.create(
                PanelBody.builder(ZoneId.of("America/Los_Angeles"))
                        .interview(PanelInterviewBody.builder(DATE, 60)
                                .subject("Technical")
                                .interviewer(users.get(0))
                                .build())
                        .build(),
                who));
        assertThat(made.externallyManaged()).isTrue();
        assertThat(value(panels.get(made.id())).interviews())
                .extracting(PanelInterview::subject)
                .containsExactly("Technical");
        assertThat(value(panels.list().items().map(Panel::id).collectList())).contains(made.id());

        Interview second = value(interviews.create(
                InterviewBody.builder(made.id(), DATE.plusSeconds(7200), 30)
                        .subject("Culture")
                        .location("Room 1")
                        .interviewer(users.get(1))
                        .build(),
                who));
        assertThat(value(interviews.get(second.id())).location()).isEqualTo("Room 1");
        assertThat(value(interviews.list().items().map(Interview::id).collectList()))
                .contains(second.id());

        value(interviews.change(second.id(), of -> of.duration(45), who));
        Interview longer = value(interviews.get(second.id()));
        assertThat(longer.duration()).isEqualTo(45);
        assertThat(longer.subject()).isEqualTo("Culture");
        assertThat(longer.location()).isEqualTo("Room 1");

        value(panels.change(
                made.id(), of -> of.note("n").changeInterview(second.id(), one -> one.location(null)), who));
        Panel changed = value(panels.get(made.id()));
        assertThat(changed.note()).isEqualTo("n");
        assertThat(changed.interviews())
                .extracting(PanelInterview::id)
                .hasSize(2)
                .contains(second.id());
        assertThat(value(interviews.get(second.id())).location()).isNull();
        assertThat(value(interviews.get(second.id())).duration()).isEqualTo(45);

        done(interviews.delete(second.id(), who));
        gone(interviews.get(second.id()));
        done(panels.delete(made.id(), who));
        gone(panels.get(made.id()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aUserAndWhatIsRecordedOfThem(boolean documented) {
        documented(documented);
        User made = value(client.users()
                .create(UserBody.builder("New User", "new.user@example.com")
                        .jobTitle("j")
                        .externalDirectoryId("7")
                        .build()));
        assertThat(made.accessRole()).isEqualTo(AccessRole.INTERVIEWER);
        value(client.users().change(made.id(), of -> of.accessRole(AccessRole.ADMIN)));
        User changed = value(client.users().get(made.id()));
        assertThat(changed.accessRole()).isEqualTo(AccessRole.ADMIN);
        assertThat(changed.jobTitle()).isEqualTo("j");
        assertThat(changed.externalDirectoryId()).isEqualTo("7");
        value(client.users().deactivate(made.id()));
        assertThat(value(client.users().get(made.id())).deactivatedAt()).isNotNull();
        assertThat(value(client.users().reactivate(made.id())).deactivatedAt()).isNull();
        assertThat(value(client.auditEvents()
                        .list(where -> where.target("user", made.id()))
                        .items()
                        .mapNotNull(AuditEvent::type)
                        .collectList()))
                .contains(AuditEventType.USER_ADDED, AuditEventType.USER_ROLE_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWebhookAndItsToken(boolean documented) {
        documented(documented);
        Webhook made = value(client.webhooks()
                .create(WebhookBody.builder("https://example.com/a", WebhookEvent.CANDIDATE_HIRED)
                        .origins(Origin.APPLIED)
                        .build()));
        assertThat(requireNonNull(made.configuration()).signatureToken()).isNotNull();
        assertThat(value(client.webhooks().update(of -> of.webhook(made.id(), "https://example.com/b"))))
                .extracting(Webhook::url)
                .containsExactly("https://example.com/b");
        Webhook listed =
                value(client.webhooks().list().items().filter(one -> one.id().equals(made.id())));
        assertThat(listed.url()).isEqualTo("https://example.com/b");
        assertThat(requireNonNull(listed.configuration()).signatureToken()).isNull();
        done(client.webhooks().delete(made.id()));
        assertThat(value(client.webhooks().list().items().map(Webhook::id).collectList()))
                .doesNotContain(made.id());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aContactAndWhatIsToldOfTheAccount(boolean documented) {
        documented(documented);
        Opportunity opportunity = value(client.opportunities().list().items().next());
        String contact = requireNonNull(opportunity.contact()).id();
        value(client.contacts()
                .update(contact, ContactBody.builder().location("Toronto").build()));
        assertThat(requireNonNull(value(client.contacts().get(contact)).location())
                        .name())
                .isEqualTo("Toronto");
        assertThat(value(client.contacts().get(contact)).name()).isEqualTo(opportunity.name());
        assertThat(value(client.stages().disposition()).stages()).isNotEmpty();
        String posting = value(client.postings().list().items().map(Posting::id).next());
        assertThat(requireNonNull(value(client.posting(posting).access()).posting())
                        .id())
                .isEqualTo(posting);
        assertThat(value(client.opportunity(opportunity.id())
                        .offers()
                        .list()
                        .items()
                        .collectList()))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRequisitionAndItsFields(boolean documented) {
        documented(documented);
        RequisitionFields fields = client.requisitionFields();
        RequisitionField made = value(
                fields.create(RequisitionFieldBody.builder("shift_kind", "Work type", RequisitionFieldType.DROPDOWN)
                        .option("full time")
                        .option("remote")
                        .build()));
        done(fields.addOptions("shift_kind", List.of("hourly", "intern")));
        String remote = requireNonNull(made.options().get(1).id());
        value(fields.renameOptions("shift_kind", Map.of(remote, "remote - part time")));
        done(fields.deleteOptions(
                "shift_kind", List.of(requireNonNull(made.options().get(0).id()))));
        value(fields.change("shift_kind", of -> of.text("Kind of work")));
        RequisitionField changed = value(fields.get("shift_kind"));
        assertThat(changed.text()).isEqualTo("Kind of work");
        assertThat(changed.options())
                .extracting(RequisitionOption::text)
                .containsExactly("remote - part time", "hourly", "intern");
        assertThat(changed.options().get(0).id()).isEqualTo(remote);
        value(fields.create(RequisitionFieldBody.builder("budget_left", "Budget", RequisitionFieldType.NUMBER)
                .build()));

        WrittenRequisition written = value(client.requisitions()
                .create(RequisitionBody.builder("ENG-9", "Engineer", Headcount.UNLIMITED)
                        .location("New York")
                        .customField("budget_left", 7)
                        .build()));
        assertThat(value(client.requisitions().get(written.id())).headcountTotal())
                .isEqualTo(Headcount.UNLIMITED);
        value(client.requisitions().change(written.id(), of -> of.headcountTotal(Headcount.of(2))));
        Requisition read = value(client.requisitions()
                .list(where -> where.requisitionCode("ENG-9"))
                .items());
        assertThat(read.id()).isEqualTo(written.id());
        assertThat(read.headcountTotal()).isEqualTo(Headcount.of(2));
        assertThat(read.location()).isEqualTo("New York");
        assertThat(read.customFields()).containsEntry("budget_left", 7);
        done(client.requisitions().delete(written.id()));
        gone(client.requisitions().get(written.id()));
        done(fields.delete("budget_left"));
        gone(fields.get("budget_left"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void equalOpportunityResponsesOfAllTime(boolean documented) {
        documented(documented);
        List<EeoResponse> named = value(client.eeoResponses()
                .listWithIdentities(where -> where.createdFrom(Instant.EPOCH))
                .items()
                .collectList());
        assertThat(value(client.eeoResponses()
                        .list(where -> where.from(Instant.EPOCH))
                        .items()
                        .collectList()))
                .hasSameSizeAs(named)
                .isNotEmpty();
    }

    private static <T> T value(Mono<T> call) {
        return call.onErrorMap(ApiException.class, error -> new AssertionError(error.bodyText(), error))
                .blockOptional(SOON)
                .orElseThrow();
    }

    private static <T> T value(Flux<T> list) {
        return value(list.next());
    }

    private static void done(Mono<Void> call) {
        StepVerifier.create(call).expectComplete().verify(SOON);
    }

    private static void gone(Publisher<?> call) {
        StepVerifier.create(call).expectErrorMatches(LeverException::isNotFound).verify(SOON);
    }
}
