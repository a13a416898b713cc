package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.deleted;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.json;
import static dev.lever4j.simulator.Expect.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.webhook.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What webhooks are told when the account changes. */
class ToldTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final HandClock clock = new HandClock();
    private final Receiver receiver = new Receiver();
    private final Simulator simulator =
            Simulator.builder().opportunities(100).clock(clock).rate(1e6, 1000).start();
    private final Probe lever = Probe.apiKey(simulator);
    private final String as = "?perform_as=" + lever.user();
    private final JsonNode opportunity = anyone();
    private final String one = "/opportunities/" + id(opportunity);
    private final String contact = opportunity.get("contact").stringValue();

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private JsonNode anyone() {
        return lever.all("/opportunities?archived=false&stage_id=lead-new").stream()
                .filter(it -> !lever.data("/contacts/" + it.get("contact").stringValue())
                        .get("isAnonymized")
                        .booleanValue())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode hook(String event) {
        return hook(event, "");
    }

    private JsonNode hook(String event, String more) {
        String body = "{'url':'" + receiver.url() + "','event':'" + event + "'" + more + "}";
        return data(201, lever.post("/webhooks", json(body)));
    }

    private List<JsonNode> told(String event) {
        simulator.webhooks().awaitIdle(SOON);
        return receiver.told(event);
    }

    private void move(String stage) {
        data(200, lever.put(one + "/stage" + as, json("{'stage':'" + stage + "'}")));
    }

    private void archive(String reason) {
        data(200, lever.put(one + "/archived" + as, json("{'reason':" + reason + "}")));
    }

    private String reason(String type) {
        return "'" + id(lever.data("/archive_reasons?type=" + type).get(0)) + "'";
    }

    private static void isExactly(JsonNode actual, String json) {
        assertThat(actual).isEqualTo(Probe.MAPPER.readTree(json(json)));
    }

    @Test
    void aStageChangeIsToldAndSignedWithTheTokenOfTheWebhook() throws Exception {
        JsonNode hook = hook("candidateStageChange");
        move("offer");
        isExactly(
                told("candidateStageChange").get(0),
                "{'opportunityId':'" + id(opportunity) + "','candidateId':'" + id(opportunity) + "','contactId':'"
                        + contact + "','fromStageId':'lead-new','toStageId':'offer'}");
        JsonNode body = receiver.bodies().get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        String key = hook.get("configuration").get("signatureToken").stringValue();
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed =
                body.get("token").stringValue() + body.get("triggeredAt").longValue();
        assertThat(body.get("signature").stringValue())
                .isEqualTo(HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        Delivery delivery = simulator.webhooks().deliveries().get(0);
        assertThat(delivery.webhook()).isEqualTo(id(hook));
        assertThat(delivery.event()).isEqualTo("candidateStageChange");
    }

    @Test
    void whoeverIsAnsweredFindsTheDelivery() {
        hook("candidateStageChange");
        move("offer");
        assertThat(simulator.webhooks().deliveries()).hasSize(1);
    }

    @Test
    void aMoveToWhereItIsAlreadyIsNoNews() {
        hook("candidateStageChange");
        move("lead-new");
        move("offer");
        assertThat(told("candidateStageChange")).hasSize(1);
    }

    @Test
    void archivingAndHiringAreTold() {
        hook("candidateArchiveChange");
        hook("candidateHired");
        String why = reason("non-hired");
        archive(why);
        assertThat(told("candidateHired")).isEmpty();
        String archived = "{'archivedAt':" + clock.millis() + ",'reason':" + why + "}";
        String who = "{'opportunityId':'" + id(opportunity) + "','candidateId':'" + id(opportunity) + "','contactId':'"
                + contact + "'";
        isExactly(told("candidateArchiveChange").get(0), who + ",'fromArchived':null,'toArchived':" + archived + "}");
        archive("null");
        isExactly(told("candidateArchiveChange").get(1), who + ",'fromArchived':" + archived + ",'toArchived':null}");
        archive(reason("hired"));
        isExactly(told("candidateHired").get(0), who + "}");
        assertThat(told("candidateArchiveChange")).hasSize(3);
    }

    @Test
    void someOriginsCanBeAskedForAlone() {
        String origin = opportunity.get("origin").stringValue();
        String other = origin.equals("agency") ? "internal" : "agency";
        String conditions = ",'configuration':{'conditions':{'origins':['%s']}}";
        String mine = id(hook("candidateStageChange", String.format(conditions, origin)));
        hook("candidateStageChange", String.format(conditions, other));
        move("offer");
        simulator.webhooks().awaitIdle(SOON);
        assertThat(simulator.webhooks().deliveries())
                .extracting(Delivery::webhook)
                .containsExactly(mine);
    }

    @Test
    void applicationsAreToldHoweverTheyCome() {
        hook("applicationCreated");
        hook("contactCreated");
        JsonNode posting = lever.data("/postings?state=published").get(0);
        String apply = json("{'personalInformation':[{'name':'fullName','value':'A'},"
                + "{'name':'email','value':'new.one@example.net'}]}");
        JsonNode made = data(201, lever.post("/postings/" + id(posting) + "/apply", apply));
        JsonNode first = told("applicationCreated").get(0);
        assertThat(first.get("applicationId")).isEqualTo(made.get("applicationId"));
        assertThat(first.propertyNames()).containsExactlyInAnyOrder("applicationId", "opportunityId", "contactId");
        assertThat(lever.data("/opportunities/" + first.get("opportunityId").stringValue())
                        .get("contact"))
                .isEqualTo(first.get("contactId"));
        assertThat(told("contactCreated")).singleElement().satisfies(contact -> {
            assertThat(contact.get("contactId")).isEqualTo(first.get("contactId"));
            assertThat(contact.get("createdAt").longValue()).isEqualTo(clock.millis());
            assertThat(contact.has("accountId")).isTrue();
        });
        String again = json("{'emails':['new.one@example.net'],'postings':['" + id(posting) + "']}");
        JsonNode second = data(201, lever.post("/opportunities" + as, again));
        assertThat(told("applicationCreated").get(1).get("opportunityId")).isEqualTo(second.get("id"));
        assertThat(told("contactCreated")).as("known by its address").hasSize(1);
        data(201, lever.post("/opportunities" + as, json("{'name':'Nobody'}")));
        assertThat(told("applicationCreated")).as("no posting, no application").hasSize(2);
    }

    @Test
    void changesOfContactsAreToldUnlessNothingChanges() {
        hook("contactUpdated");
        data(200, lever.put("/contacts/" + contact, json("{'name':'Zoë'}")));
        data(200, lever.put("/contacts/" + contact, json("{'name':'Zoë'}")));
        data(200, lever.post(one + "/addLinks" + as, json("{'links':['https://x.example']}")));
        List<JsonNode> told = told("contactUpdated");
        assertThat(told).hasSize(2);
        assertThat(told.get(0).get("contactId").stringValue()).isEqualTo(contact);
        assertThat(told.get(0).get("updatedAt").longValue()).isEqualTo(clock.millis());
    }

    @Test
    void interviewsAreToldHoweverTheyAreWritten() {
        List.of("interviewCreated", "interviewUpdated", "interviewDeleted").forEach(this::hook);
        String slot = "{'interviewers':[{'id':'" + lever.user() + "'}],'date':1800000000000,'duration':30";
        String start = "{'timezone':'UTC','interviews':[";
        JsonNode panel =
                data(201, lever.post(one + "/panels" + as, json(start + slot + ",'subject':'A'}," + slot + "}]}")));
        String kept = id(panel.get("interviews").get(0));
        String gone = id(panel.get("interviews").get(1));
        assertThat(Expect.texts(told("interviewCreated"), "interviewId")).containsExactlyInAnyOrder(kept, gone);
        isExactly(
                told("interviewCreated").stream()
                        .filter(it -> it.get("interviewId").stringValue().equals(kept))
                        .findFirst()
                        .orElseThrow(),
                "{'interviewId':'" + kept + "','panelId':'" + id(panel) + "','opportunityId':'" + id(opportunity)
                        + "','createdAt':" + clock.millis() + "}");
        String whole = start + slot + ",'id':'" + kept + "','subject':'B'}," + slot + ",'subject':'C'}]}";
        JsonNode after = data(200, lever.put(one + "/panels/" + id(panel) + as, json(whole)));
        assertThat(Expect.texts(told("interviewUpdated"), "interviewId")).containsExactly(kept);
        assertThat(Expect.texts(told("interviewDeleted"), "interviewId")).containsExactly(gone);
        assertThat(told("interviewDeleted").get(0).has("deletedAt")).isTrue();
        String added = id(after.get("interviews").get(1));
        assertThat(Expect.texts(told("interviewCreated"), "interviewId")).containsExactlyInAnyOrder(kept, gone, added);
        data(200, lever.put(one + "/interviews/" + added + as, json(slot + "}")));
        deleted(lever.delete(one + "/interviews/" + added + as));
        deleted(lever.delete(one + "/panels/" + id(panel) + as));
        assertThat(Expect.texts(told("interviewUpdated"), "interviewId")).containsExactly(kept, added);
        assertThat(Expect.texts(told("interviewDeleted"), "interviewId")).containsExactlyInAnyOrder(gone, added, kept);
    }

    @Test
    void whatHappensByItselfIsToldToo() {
        List.of("candidateDeleted", "candidateStageChange", "applicationCreated")
                .forEach(this::hook);
        simulator.controls().unrest(Unrest.none().deleted(3).moved(4).created(5));
        lever.json("/opportunities");
        assertThat(told("candidateStageChange")).hasSize(4);
        assertThat(told("applicationCreated")).hasSize(5);
        assertThat(told("candidateDeleted")).hasSize(3).allSatisfy(gone -> {
            assertThat(gone.get("deletedBy").isString()).isTrue();
            assertThat(lever.get("/opportunities/" + gone.get("opportunityId").stringValue())
                            .statusCode())
                    .isEqualTo(404);
        });
    }

    @Test
    void nothingIsToldWhileItIsSwitchedOff() {
        hook("candidateStageChange");
        hook("candidateArchiveChange");
        simulator.webhooks().switchedOn(false);
        move("offer");
        simulator.webhooks().switchedOn(true);
        simulator.webhooks().switchedOn("candidateArchiveChange", false);
        archive(reason("hired"));
        move("lead-responded");
        simulator.webhooks().switchedOn("candidateArchiveChange", true);
        archive("null");
        assertThat(told("candidateStageChange")).hasSize(1);
        assertThat(told("candidateArchiveChange")).hasSize(1);
    }

    @Test
    void eventsCanBeFiredByHandToEveryWebhookThatAsks() {
        String conditions = ",'configuration':{'conditions':{'origins':[]}}";
        hook("candidateHired", conditions);
        hook("candidateHired");
        hook("contactCreated");
        assertThat(simulator.webhooks().fire("candidateHired", "{\"contactId\":\"c\"}"))
                .hasSize(2);
        simulator.webhooks().test("contactCreated");
        assertThat(told("candidateHired")).hasSize(2).allSatisfy(it -> isExactly(it, "{'contactId':'c'}"));
        isExactly(told("contactCreated").get(0), "{}");
    }

    @Test
    void webhooksMadeInTheAppSignWithTheTokenOfTheEventIfThereIsOne() {
        String id = simulator.webhooks().addInApp(receiver.url(), "candidateStageChange");
        assertThat(Expect.texts(lever.data("/webhooks"), "id")).contains(id);
        refused(403, lever.delete("/webhooks/" + id), "was not created through the API");
        move("offer");
        told("candidateStageChange");
        simulator.webhooks().appSigningToken("candidateStageChange", "key");
        move("lead-responded");
        told("candidateStageChange");
        simulator.webhooks().appSigningToken("candidateStageChange", null);
        move("lead-new");
        told("candidateStageChange");
        assertThat(receiver.bodies()).extracting(body -> body.has("signature")).containsExactly(false, true, false);
    }

    @Test
    void webhooksOfOtherMachinesAreToldNothing() {
        data(201, lever.post("/webhooks", json("{'url':'https://x.example','event':'candidateStageChange'}")));
        move("offer");
        assertThat(simulator.webhooks().deliveries()).isEmpty();
        refused(
                400,
                lever.post("/webhooks", json("{'url':'http://x.example','event':'candidateHired'}")),
                "url must start with https://");
    }

    @Test
    void changedAndDeletedWebhooksAreToldAccordingly() {
        String id = id(hook("candidateStageChange"));
        String change = "{'data':[{'id':'" + id + "','url':'" + receiver.url("/elsewhere") + "'}]}";
        data(200, lever.put("/webhooks", json(change)));
        move("offer");
        told("candidateStageChange");
        deleted(lever.delete("/webhooks/" + id));
        move("lead-responded");
        simulator.webhooks().awaitIdle(SOON);
        assertThat(receiver.calls()).extracting(Receiver.Call::path).containsExactly("/elsewhere");
        assertThat(receiver.bodies().get(0).has("signature")).isTrue();
    }
}
