package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.auth.Secret;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.AnonymousEeoResponse;
import dev.lever4j.model.Approver;
import dev.lever4j.model.ApproverUser;
import dev.lever4j.model.AuditEvent;
import dev.lever4j.model.AuditEventType;
import dev.lever4j.model.EeoResponse;
import dev.lever4j.model.Headcount;
import dev.lever4j.model.Interview;
import dev.lever4j.model.Offer;
import dev.lever4j.model.OfferField;
import dev.lever4j.model.OfferValue;
import dev.lever4j.model.Panel;
import dev.lever4j.model.PostingAccess;
import dev.lever4j.model.Requisition;
import dev.lever4j.model.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HiringModelTest {
    @Test
    void whatIsKnownFromElsewhereThanTheSamplesIsDeclaredToo() {
        declared(Offer.class, """
                {"id":"o","createdAt":1,"creator":{"id":"u"},"status":"opened","fields":[{"text":"t","identifier":"i",
                "value":null}],"signatures":{"candidate":{"role":"r","name":"n","email":"e","firstOpenedAt":1,
                "lastOpenedAt":2,"signedAt":3,"signed":true},"none":null},"sentDocument":{"fileName":"f","uploadedAt":1,
                "downloadUrl":"d"},"approvedAt":1,"sentAt":1,"posting":"p","approved":true}""");
        declared(Interview.class, """
                {"id":"i","user":{"id":"u"},"stage":{"id":"s"},"feedbackForms":[{"id":"f"},"g"],"postings":[{"id":"p"}],"interviewers":[{"id":"u",
                "responseStatus":"needsAction"}]}""");
        declared(Panel.class, "{\"id\":\"p\",\"user\":{\"id\":\"u\"},\"stage\":{\"id\":\"s\"}}");
        declared(Requisition.class, """
                {"id":"r","headcountTotal":"unlimited","headcountInfinite":true,"approval":{"steps":[{"id":"s",
                "approvers":[{"id":"a","type":"custom"}]}]},"creator":{"id":"u"},"postings":[{"id":"p"}]}""");
        declared(EeoResponse.class, """
                {"contact":{"id":"c"},"hiringManager":{"id":"u"},"posting":{"id":"p"},"applicationArchivedAt":1,
                "hiredDate":2,"disabilitySignatureDate":"11/21/2022"}""");
        declared(AnonymousEeoResponse.class, """
                {"applicationArchivedAt":null,"applicationArchivedBy":"u","applicationArchiveReason":"r",
                "applicationTitle":"t","appliedAt":1,"currentStage":"s","gender":"g","race":"r","veteran":"v",
                "disability":"d","disabilitySignatureDate":"11/21/2022"}""");
        declared(PostingAccess.class, """
                {"users":[{"id":"u","name":"n","email":"e","inheritedFromRoleId":"r","conditions":{"x":[1]}}]}""");
    }

    @Test
    void everyKindOfAuditEventThatIsDocumentedIsKnownAndKept() throws IOException {
        try (InputStream in = requireNonNull(getClass().getResourceAsStream("/audit/metas.json"))) {
            JsonNode types = Fixtures.PLAIN.readTree(in);
            assertThat(types.size()).isEqualTo(22);
            types.properties().forEach(type -> {
                assertThat(AuditEventType.of(type.getKey()).isKnown())
                        .as(type.getKey())
                        .isTrue();
                type.getValue()
                        .forEach(meta -> declared(
                                AuditEvent.class,
                                "{\"id\":\"e\",\"type\":\"" + type.getKey() + "\",\"meta\":" + meta + "}"));
            });
        }
    }

    @Test
    void aHeadcountIsANumberOrAWord() {
        assertThat(headcount("10")).isEqualTo(Headcount.of(10));
        assertThat(headcount("\"unlimited\"").isUnlimited()).isTrue();
        Headcount unknown = headcount("\"plenty\"");
        assertThat(unknown.isUnlimited()).isFalse();
        assertThat(unknown.word()).isEqualTo("plenty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "9223372036854775807", "true", "[]", "{}", "[1]"})
    void aHeadcountIsNothingElse(String value) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> headcount(value));
    }

    @Test
    void anOffersValueIsTextOrANumberOrKeptAsItCame() {
        assertThat(value("\"x\"")).isEqualTo(new OfferValue.Text("x"));
        assertThat(value("1319000")).isEqualTo(new OfferValue.Number(new BigDecimal("1319000")));
        assertThat(value("0.10")).isEqualTo(new OfferValue.Number(new BigDecimal("0.10")));
        assertThat(value("true")).isEqualTo(new OfferValue.Other(true));
        assertThat(value("{\"a\":[1]}")).isInstanceOf(OfferValue.Other.class);
        declared(OfferField.class, "{\"value\":{\"a\":[1,null]}}");
        declared(OfferField.class, "{\"value\":[\"a\"]}");
    }

    @Test
    void anApproverIsAUserOrARole() {
        assertThat(approver("\"Requisition hiring manager\"").user())
                .isEqualTo(new ApproverUser.Role("Requisition hiring manager"));
        assertThat(approver("{\"userId\":\"u\",\"email\":\"e\",\"x\":[1]}").user())
                .isEqualTo(new ApproverUser.Person("u", "e", Map.of("x", java.util.List.of(1))));
        declared(Approver.class, "{\"user\":{\"userId\":\"u\",\"email\":\"e\"}}");
        for (String odd : new String[] {"7", "true", "[]", "{\"userId\":7}", "{\"email\":[]}"}) {
            assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> approver(odd));
        }
    }

    @Test
    void aSigningTokenIsThereAndNeverPrints() {
        Webhook webhook = LeverJson.decode(
                "{\"id\":\"w\",\"url\":\"https://x?key=canary\",\"configuration\":{\"signatureToken\":\"canary7\"}}"
                        .getBytes(UTF_8),
                Webhook.class);
        assertThat(requireNonNull(webhook.configuration()).signatureToken()).isEqualTo(Secret.of("canary7"));
        assertThat(webhook + " " + webhook.configuration()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"canary 7\"", "7", "{}", "[\"canary\"]"})
    void whatIsNoTokenIsRefusedWithoutQuotingIt(String token) {
        byte[] json = ("{\"id\":\"w\",\"configuration\":{\"signatureToken\":" + token + "}}").getBytes(UTF_8);
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> LeverJson.decode(json, Webhook.class))
                .withMessageNotContaining("canary")
                .withNoCause();
    }

    @Test
    void nothingAboutPeopleShows() {
        for (String name : new String[] {
            "interviews-1", "panels-1", "offers-1", "requisitions-1", "audit_events-1", "eeo-1", "eeo-3"
        }) {
            for (Object record : Fixtures.named(name).items()) {
                assertThat(record.toString())
                        .hasSizeLessThan(80)
                        .doesNotContain("Rachel", "Gaye", "Chandler", "Kelly", "@", "Female");
            }
        }
        Requisition requisition =
                (Requisition) Fixtures.named("requisitions-1").items().get(0);
        assertThat(String.valueOf(requisition.approval())).doesNotContain("chandler");
    }

    private static Headcount headcount(String json) {
        return requireNonNull(
                LeverJson.decode(("{\"id\":\"r\",\"headcountTotal\":" + json + "}").getBytes(UTF_8), Requisition.class)
                        .headcountTotal());
    }

    private static OfferValue value(String json) {
        return requireNonNull(LeverJson.decode(("{\"value\":" + json + "}").getBytes(UTF_8), OfferField.class)
                .value());
    }

    private static Approver approver(String user) {
        return LeverJson.decode(("{\"user\":" + user + "}").getBytes(UTF_8), Approver.class);
    }

    private static void declared(Class<?> model, String json) {
        Object read = LeverJson.decode(json.getBytes(UTF_8), model);
        assertThat(Normal.nullIsAbsent(Fixtures.PLAIN.readTree(LeverJson.encode(read))))
                .isEqualTo(Normal.nullIsAbsent(Fixtures.PLAIN.readTree(json)));
        assertThat(Undeclared.in(read)).isEmpty();
    }
}
