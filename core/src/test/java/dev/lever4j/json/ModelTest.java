package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.Absent;
import dev.lever4j.model.Application;
import dev.lever4j.model.Contact;
import dev.lever4j.model.DeletedApplication;
import dev.lever4j.model.File;
import dev.lever4j.model.FileAction;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Posting;
import dev.lever4j.model.Ref;
import dev.lever4j.model.Resume;
import dev.lever4j.model.Stage;
import dev.lever4j.model.Tag;
import dev.lever4j.model.User;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
    @Test
    void everyDocumentedFieldOfAnOpportunityIsDeclared() {
        declared(Opportunity.class, """
                {"id":"o","name":"n","headline":"","contact":{"id":"c","name":"n"},"stage":{"id":"lead-new","text":"t"},
                "stageChanges":[{"toStageId":"s","toStageIndex":0,"updatedAt":1,"userId":"u"}],
                "confidentiality":"confidential","location":"","phones":[{"type":null,"value":"1"}],"emails":["e"],"links":[],
                "archived":{"reason":"r","archivedAt":1},"tags":[],"sources":[],"sourcedBy":{"id":"u"},"origin":"agency",
                "owner":{"id":"u"},"followers":[{"id":"u"},"v"],"applications":[{"id":"a","type":"user"}],"createdAt":1,
                "updatedAt":1,"lastInteractionAt":1,"lastAdvancedAt":1,"snoozedUntil":1,"urls":{"list":"l","show":"s"},
                "dataProtection":{"store":{"allowed":true,"expiresAt":1},"contact":{"allowed":false},
                "interviewIntelligence":{"allowed":true}},"isAnonymized":false,"opportunityLocation":"unspecified",
                "deletedBy":"u","deletedAt":1,"archivedAt":1,"archiveReason":"r","resume":"x"}""");
    }

    @Test
    void everyDocumentedFieldOfAnApplicationIsDeclared() {
        declared(Application.class, """
                {"id":"a","opportunityId":"o","candidateId":"o","createdAt":1,"type":"referral","posting":{"id":"p"},
                "postingOwner":{"id":"u"},"postingHiringManager":{"id":"u"},"user":{"id":"u"},"name":"n","email":"e",
                "phone":{"type":"t","value":"v"},"company":"c","links":["l"],"comments":"c","resume":"r",
                "customQuestions":[{"type":"referral","fields":[{"type":"text","value":null}]}],"archived":{"reason":"r","archivedAt":1},
                "requisitionForHire":{"id":"r","requisitionCode":"c","hiringManagerOnHire":"u"},"ipAddress":"i",
                "referer":"r","userAgent":"u","acceptLanguage":"a","timezone":"t","ownerId":"u","hiringManager":"u"}""");
        declared(
                DeletedApplication.class, "{\"id\":\"a\",\"deletedAt\":1,\"opportunityId\":\"o\",\"postingId\":\"p\"}");
    }

    @Test
    void everyDocumentedFieldOfAPostingIsDeclared() {
        declared(Posting.class, """
                {"id":"p","text":"t","createdAt":1,"updatedAt":1,"state":"published","distributionChannels":["public"],
                "confidentiality":"non-confidential","user":{"id":"u"},"owner":{"id":"u"},"hiringManager":{"id":"u"},
                "categories":{"team":"t","department":"d","location":"l","allLocations":["l"],"commitment":"c","level":"l"},
                "tags":[],"content":{"description":"d","descriptionHtml":"d","lists":[{"text":"t","content":"c"}],
                "closing":"c","closingHtml":"c","customQuestions":[]},"country":"US","followers":[{"id":"u"}],"reqCode":"r",
                "requisitionCodes":["r"],"salaryDescription":"s","salaryDescriptionHtml":"s",
                "salaryRange":{"min":1,"max":2.5,"currency":"USD","interval":"per-year-salary"},
                "urls":{"list":"l","show":"s","apply":"a"},"workplaceType":"hybrid","transcribeInterviews":true,
                "screening":{"enabled":false},"deletedAt":1}""");
    }

    @Test
    void everyDocumentedFieldOfAPersonIsDeclared() {
        declared(Contact.class, """
                {"id":"c","name":"n","headline":"h","isAnonymized":false,"location":{"name":"l"},"emails":["e"],
                "phones":[{"type":"t","value":"v"}],"dataProtection":{"interviewIntelligence":{"allowed":true,"expiresAt":1}}}""");
        declared(User.class, """
                {"id":"u","name":"n","username":"u","email":"e","accessRole":"super admin","photo":"p","createdAt":1,
                "deactivatedAt":1,"externalDirectoryId":"x","linkedContactIds":["c"],"jobTitle":"j","managerId":"m"}""");
    }

    @Test
    void aReferenceHasItsIdExpandedOrNot() {
        Ref<Stage> id = requireNonNull(opportunity("\"stage\":\"lead-new\"").stage());
        Ref<Stage> expanded = requireNonNull(opportunity("\"stage\":{\"id\":\"lead-new\",\"text\":\"New lead\"}")
                .stage());
        assertThat(id).isEqualTo(Ref.to("lead-new"));
        assertThat(id.expanded()).isEmpty();
        assertThat(expanded.id()).isEqualTo("lead-new");
        assertThat(expanded.expanded()).map(Stage::text).contains("New lead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "[]", "[\"x\"]", "{}", "{\"id\":null}", "{\"id\":7}", "1.5"})
    void aReferenceIsNothingElse(String value) {
        refused("\"stage\":" + value);
    }

    @Test
    void anUnknownWordIsKept() {
        Origin origin = requireNonNull(opportunity("\"origin\":\"telepathy\"").origin());
        assertThat(origin).isEqualTo(Origin.of("telepathy"));
        assertThat(origin.isKnown()).isFalse();
        assertThat(opportunity("\"origin\":\"agency\"").origin()).isEqualTo(Origin.AGENCY);
        assertThat(Origin.AGENCY.isKnown()).isTrue();
    }

    @Test
    void unknownFieldsAreKeptAtAnyDepthAndCannotBeChanged() {
        Opportunity read = opportunity("\"x\":{\"y\":[1,{\"z\":null}]},\"urls\":{\"w\":2}");
        assertThat(read.additional()).containsOnlyKeys("x");
        assertThat(requireNonNull(read.urls()).additional()).containsEntry("w", 2);
        Map<?, ?> x = (Map<?, ?>) requireNonNull(read.additional().get("x"));
        List<?> y = (List<?>) requireNonNull(x.get("y"));
        assertUnmodifiable(read.additional().values());
        assertUnmodifiable(x.values());
        assertUnmodifiable(y);
        assertUnmodifiable(((Map<?, ?>) requireNonNull(y.get(1))).values());
        assertThat(encoded(read)).isEqualTo("{\"id\":\"o\",\"urls\":{\"w\":2},\"x\":{\"y\":[1,{\"z\":null}]}}");
    }

    @Test
    void formsInsideAnApplicationCannotBeChangedEither() {
        Application read = LeverJson.decode(
                "{\"id\":\"a\",\"customQuestions\":[{\"fields\":[{\"type\":\"text\"}]}]}".getBytes(UTF_8),
                Application.class);
        assertUnmodifiable(read.customQuestions());
        assertUnmodifiable(read.customQuestions().get(0).fields());
    }

    @Test
    void anAbsentListIsEmptyAndStaysAbsent() {
        Opportunity absent = opportunity("\"tags\":null");
        assertThat(absent.tags()).isEmpty();
        assertThat(Absent.is(absent.tags())).isTrue();
        assertThat(Absent.is(absent.emails())).isTrue();
        assertThat(encoded(absent)).isEqualTo("{\"id\":\"o\"}");
        Opportunity empty = opportunity("\"tags\":[]");
        assertThat(Absent.is(empty.tags())).isFalse();
        assertThat(encoded(empty)).isEqualTo("{\"id\":\"o\",\"tags\":[]}");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> absent.tags().add("x"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, 1417588008L, 1417588008760L, 253_402_300_800_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void oddTimesAreKept(long time) {
        Opportunity read = opportunity("\"createdAt\":" + time);
        assertThat(read.createdAt()).isEqualTo(Instant.ofEpochMilli(time));
        assertThat(encoded(read)).isEqualTo("{\"id\":\"o\",\"createdAt\":" + time + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1417588008760\"",
                "\"2014-12-03\"",
                "\"\"",
                "1.0",
                "1e3",
                "1417588008760.5",
                "true",
                "{}",
                "[]",
                "[1]",
                "9223372036854775808",
                "-9223372036854775809",
                "1e400"
            })
    void whatIsNotATimeIsRefused(String time) {
        refused("\"createdAt\":" + time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1e400", "1.0", "1.5", "\"1\"", "\"\"", "true", "[]", "[1]", "{}"})
    void aCountIsAWholeNumberOfItsSizeOrRefused(String count) {
        byte[] json = ("{\"text\":\"t\",\"count\":" + count + "}").getBytes(UTF_8);
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> LeverJson.decode(json, Tag.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "true", "[]", "[\"x\"]", "{}"})
    void textIsText(String value) {
        refused("\"name\":" + value);
        refused("\"tags\":[" + value + "]");
        refused("\"origin\":" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "\"true\"", "\"\"", "[]", "[true]", "{}"})
    void trueIsTrue(String value) {
        refused("\"isAnonymized\":" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"x\"", "{\"0\":\"x\"}", "1"})
    void aListIsAList(String value) {
        if (!value.equals("null")) {
            refused("\"tags\":" + value);
        }
        refused("\"tags\":[null]");
    }

    @ParameterizedTest
    @CsvSource({"9007199254740993", "18446744073709551616", "1E+400", "0.1000000000000000000001", "1.50", "-7"})
    void unknownNumbersAreNeverRounded(BigDecimal number) {
        Object kept = opportunity("\"x\":" + number).additional().get("x");
        assertThat(kept instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(String.valueOf(kept)))
                .isEqualTo(number);
    }

    @Test
    void aRecordWithoutItsIdIsRefused() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> LeverJson.decode("{\"text\":\"t\"}".getBytes(UTF_8), Stage.class));
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> LeverJson.decode("null".getBytes(UTF_8), Stage.class));
    }

    @Test
    void halfACharacterThatLeverEscapedIsKeptInTheModelAndNeverWrittenAsAnother() {
        Opportunity read = opportunity("\"name\":\"cut \\ud83d\"");
        assertThat(read.name()).isEqualTo("cut \ud83d");
        assertThat(encoded(read)).isEqualToIgnoringCase("{\"id\":\"o\",\"name\":\"cut \\ud83d\"}");
    }

    private static void declared(Class<?> model, String json) {
        Object read = LeverJson.decode(json.getBytes(UTF_8), model);
        assertThat(Normal.nullIsAbsent(Fixtures.PLAIN.readTree(encoded(read))))
                .isEqualTo(Normal.nullIsAbsent(Fixtures.PLAIN.readTree(json)));
        assertThat(Undeclared.in(read)).isEmpty();
    }

    private static Opportunity opportunity(String fields) {
        return LeverJson.decode(("{\"id\":\"o\"," + fields + "}").getBytes(UTF_8), Opportunity.class);
    }

    private static void refused(String fields) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> opportunity(fields));
    }

    private static String encoded(Object value) {
        return new String(LeverJson.encode(value), UTF_8);
    }

    private static void assertUnmodifiable(Collection<?> collection) {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(collection::clear);
    }

    @Test
    void aNumberInTextIsReadWhereItIsMarkedAndNowhereElse() {
        File file = LeverJson.decode(
                "{\"id\":\"f\",\"size\":\"1000\",\"uploadedAt\":\"1468953420000\"}".getBytes(UTF_8), File.class);
        assertThat(file.size()).isEqualTo(1000);
        assertThat(file.uploadedAt()).isEqualTo(Instant.ofEpochMilli(1468953420000L));
        for (String text : List.of("1e3", "1000.0", " 1", "+1", "01", "", "-", "9999999999999999999", "x")) {
            byte[] odd = ("{\"id\":\"f\",\"size\":\"" + text + "\"}").getBytes(UTF_8);
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> LeverJson.decode(odd, File.class));
        }
        byte[] unmarked = "{\"id\":\"o\",\"createdAt\":\"1468953420000\"}".getBytes(UTF_8);
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> LeverJson.decode(unmarked, Resume.class));
    }

    @Test
    void everyFieldOfAFileActionIsDeclared() {
        declared(FileAction.class, """
                {"id":"a","opportunityId":"o","type":"file-added","occurredAt":1,"createdAt":2,"user":{"id":"u"},
                "meta":{"any":[1]}}""");
        declared(FileAction.class, "{\"id\":\"a\",\"user\":\"u\"}");
    }

    @Test
    void aWebhookDeliveryIsReadWithoutLoss() throws IOException {
        byte[] delivery = requireNonNull(getClass().getResourceAsStream("/fixtures/webhook/webhook-delivery-1.json"))
                .readAllBytes();
        assertThat(Fixtures.PLAIN.readTree(LeverJson.encode(LeverJson.map(delivery))))
                .isEqualTo(Fixtures.PLAIN.readTree(delivery));
    }
}
