package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.json.LeverJson;
import dev.lever4j.model.CompensationBand;
import dev.lever4j.model.Headcount;
import dev.lever4j.model.Requisition;
import dev.lever4j.model.RequisitionField;
import dev.lever4j.model.RequisitionFieldType;
import dev.lever4j.model.RequisitionStatus;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RequisitionBodyTest {
    private static final Headcount ONE = Headcount.of(1);

    @Test
    void everyDocumentedField() {
        RequisitionBody body = RequisitionBody.builder("ENG-9", "n", Headcount.UNLIMITED)
                .backfill(true)
                .compensationBand(
                        CompensationBand.of("USD", "per-year-salary", new BigDecimal("1.50"), new BigDecimal(2)))
                .createdAt(Instant.ofEpochMilli(3))
                .customField("cost_center", Map.of("city", "New York"))
                .customField("target_hire_date", Instant.ofEpochMilli(4))
                .customField("gone", 1)
                .customField("gone", null)
                .employmentStatus("intern")
                .hiringManager("u")
                .internalNotes("i")
                .location("l")
                .owner("v")
                .status(RequisitionStatus.OPEN)
                .team("t")
                .department("d")
                .postings(List.of())
                .build();
        assertThat(Sent.text(body))
                .isEqualTo("{\"requisitionCode\":\"ENG-9\",\"name\":\"n\",\"headcountTotal\":\"unlimited\","
                        + "\"backfill\":true,\"compensationBand\":{\"currency\":\"USD\","
                        + "\"interval\":\"per-year-salary\",\"min\":1.50,\"max\":2},\"createdAt\":3,"
                        + "\"employmentStatus\":\"intern\",\"hiringManager\":\"u\",\"internalNotes\":\"i\","
                        + "\"location\":\"l\",\"owner\":\"v\",\"status\":\"open\",\"team\":\"t\",\"department\":\"d\","
                        + "\"postingIds\":[],\"customFields\":{\"cost_center\":{\"city\":\"New York\"},"
                        + "\"target_hire_date\":4}}");
    }

    @Test
    void aRequisitionStartsWithEverythingOfItThatCanBeWritten() {
        Requisition read = LeverJson.decode("""
                {"id":"r","requisitionCode":"c","name":"n","backfill":true,"confidentiality":"confidential","createdAt":1,
                "creator":"x","headcountHired":1,"headcountTotal":10,"status":"onHold","hiringManager":{"id":"u"},
                "owner":"v","compensationBand":{"currency":"USD","interval":"i","min":1,"max":2.5},
                "employmentStatus":"e","location":"l","internalNotes":"","postings":["p",{"id":"q"}],"department":"d",
                "team":"t","offerIds":["o"],"approval":{"steps":[]},"customFields":{"a":{"b":{"c":[1]}},"z":null},
                "closedAt":3,"timeToFillStartAt":4,"timeToFillEndAt":5,"updatedAt":6,"headcountInfinite":false}""".getBytes(StandardCharsets.UTF_8), Requisition.class);
        assertThat(Sent.tree(RequisitionBody.from(read).build()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"requisitionCode":"c","name":"n","headcountTotal":10,"backfill":true,"postingIds":["p","q"],
                        "createdAt":1,"compensationBand":{"currency":"USD","interval":"i","min":1,"max":2.5},
                        "employmentStatus":"e","hiringManager":"u","internalNotes":"","location":"l","owner":"v",
                        "status":"onHold","department":"d","team":"t","customFields":{"a":{"b":{"c":[1]}}}}"""));
        assertThat(Sent.text(RequisitionBody.from(read)
                        .compensationBand(null)
                        .location(null)
                        .build()))
                .doesNotContain("compensationBand", "location");
    }

    /** What a field is replaced without is lost for good. */
    @Test
    void aFieldThatLeverDidNotSendWholeIsNotWritten() {
        for (String type : List.of("dropdown", "object")) {
            RequisitionField read = LeverJson.decode(
                    ("{\"id\":\"f\",\"text\":\"t\",\"type\":\"" + type + "\"}").getBytes(StandardCharsets.UTF_8),
                    RequisitionField.class);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RequisitionFieldBody.from(read))
                    .withMessageContaining(type.equals("object") ? "subfields" : "options");
        }
    }

    /** Without them Lever leaves the postings as they are; an empty list would take them away. */
    @Test
    void postingsThatLeverDidNotSendAreNotTakenAway() {
        for (String postings : List.of("", "\"postings\":null,")) {
            Requisition read = LeverJson.decode(
                    ("{\"id\":\"r\"," + postings + "\"requisitionCode\":\"c\",\"name\":\"n\",\"headcountTotal\":1}")
                            .getBytes(StandardCharsets.UTF_8),
                    Requisition.class);
            assertThat(Sent.text(RequisitionBody.from(read).build())).doesNotContain("postingIds");
        }
    }

    @Test
    void whatLeverWouldRefuseIsRefusedByTheNameOfItsField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionBody.builder("", "n", ONE))
                .withMessageContaining("requisitionCode");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionBody.builder("c", " ", ONE))
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionBody.builder("c", "n", Headcount.of(-1)))
                .withMessageContaining("headcountTotal");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RequisitionBody.builder("c", "n", ONE).customField("f", Map.of("a", Map.of("b", "c"))))
                .withMessageContaining("customFields.f");
        Requisition bare = LeverJson.decode("{\"id\":\"r\"}".getBytes(StandardCharsets.UTF_8), Requisition.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionBody.from(bare).build())
                .withMessage("requisitionCode is required");
    }

    @Test
    void aFieldWithSubfieldsAndOneWithOptions() {
        assertThat(Sent.text(RequisitionFieldBody.builder("cost_center", "Cost center", RequisitionFieldType.OBJECT)
                        .required(true)
                        .subfield("HRIS_id", "City", RequisitionFieldType.TEXT)
                        .build()))
                .isEqualTo("{\"id\":\"cost_center\",\"text\":\"Cost center\",\"type\":\"object\",\"isRequired\":true,"
                        + "\"subfields\":[{\"id\":\"HRIS_id\",\"text\":\"City\",\"type\":\"text\"}]}");
        assertThat(Sent.text(RequisitionFieldBody.builder("work_type", "Work type", RequisitionFieldType.DROPDOWN)
                        .option("full time")
                        .build()))
                .isEqualTo("{\"id\":\"work_type\",\"text\":\"Work type\",\"type\":\"dropdown\","
                        + "\"options\":[{\"text\":\"full time\"}]}");
    }

    @Test
    void aFieldStartsWithEverythingOfIt() {
        RequisitionField read = LeverJson.decode("""
                {"id":"f","text":"t","type":"dropdown","isRequired":false,
                "options":[{"id":"1","text":"a"},{"id":"2","text":"b"}]}""".getBytes(StandardCharsets.UTF_8), RequisitionField.class);
        assertThat(Sent.text(RequisitionFieldBody.from(read)
                        .withoutOption("1")
                        .option("c")
                        .build()))
                .isEqualTo("{\"id\":\"f\",\"text\":\"t\",\"type\":\"dropdown\",\"isRequired\":false,"
                        + "\"options\":[{\"id\":\"2\",\"text\":\"b\"},{\"text\":\"c\"}]}");
        RequisitionField object = LeverJson.decode("""
                {"id":"f","text":"t","type":"object","subfields":[{"id":"1","text":"a","type":"text"}]}""".getBytes(StandardCharsets.UTF_8), RequisitionField.class);
        assertThat(Sent.text(RequisitionFieldBody.from(object).build()))
                .endsWith("\"subfields\":[{\"id\":\"1\",\"text\":\"a\",\"type\":\"text\"}]}");
        assertThat(Sent.text(RequisitionFieldBody.from(object)
                        .withoutSubfield("1")
                        .type(RequisitionFieldType.TEXT)
                        .build()))
                .isEqualTo("{\"id\":\"f\",\"text\":\"t\",\"type\":\"text\"}");
    }

    @Test
    void aFieldThatLeverWouldRefuseIsRefusedByTheNameOfWhatIsWrong() {
        for (String id : List.of("", "a b", "a-b", "ä", "a".repeat(51))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RequisitionFieldBody.builder(id, "t", RequisitionFieldType.TEXT))
                    .withMessageContaining("id");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionFieldBody.builder("a", " ", RequisitionFieldType.TEXT))
                .withMessageContaining("text");
        RequisitionFieldBody.Builder object = RequisitionFieldBody.builder("a", "t", RequisitionFieldType.OBJECT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> object.subfield("b", "t", RequisitionFieldType.OBJECT))
                .withMessageContaining("subfields");
        for (int i = 0; i < 11; i++) {
            object.subfield("s" + i, "t", RequisitionFieldType.NUMBER);
        }
        assertThatIllegalArgumentException().isThrownBy(object::build).withMessageContaining("subfields: at most 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionFieldBody.builder("a", "t", RequisitionFieldType.TEXT)
                        .option("o")
                        .build())
                .withMessageContaining("options");
    }

    @Test
    void optionsAreAddedRenamedAndDeletedByThemselves() {
        assertThat(Sent.text(RequisitionOptionsBody.adding(List.of("hourly", "intern"))))
                .isEqualTo("{\"values\":[{\"text\":\"hourly\"},{\"text\":\"intern\"}]}");
        assertThat(Sent.text(RequisitionOptionsBody.renaming(Map.of("1", "remote"))))
                .isEqualTo("{\"values\":[{\"id\":\"1\",\"text\":\"remote\"}]}");
        assertThat(Sent.text(RequisitionOptionsBody.deleting(List.of("1", "2"))))
                .isEqualTo("{\"values\":[\"1\",\"2\"]}");
    }

    @Test
    void noOptionsABlankOneOrTooManyAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionOptionsBody.adding(List.of()))
                .withMessageContaining("values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionOptionsBody.adding(Collections.nCopies(4001, "o")))
                .withMessageContaining("4000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionOptionsBody.adding(List.of(" ")))
                .withMessageContaining("text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionOptionsBody.renaming(Map.of("", "t")))
                .withMessageContaining("id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequisitionOptionsBody.deleting(List.of("")))
                .withMessageContaining("values");
    }
}
