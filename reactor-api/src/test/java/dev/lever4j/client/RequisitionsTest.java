package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.model.Headcount;
import dev.lever4j.model.Requisition;
import dev.lever4j.model.RequisitionField;
import dev.lever4j.model.RequisitionFieldType;
import dev.lever4j.model.RequisitionStatus;
import dev.lever4j.model.WrittenRequisition;
import dev.lever4j.request.RequisitionBody;
import dev.lever4j.request.RequisitionExpand;
import dev.lever4j.request.RequisitionFieldBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class RequisitionsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ID = "ccf89a3d-0cc0-49f5-a36d-81462fa07ed9";
    private static final RequisitionBody NEW =
            RequisitionBody.builder("c", "n", Headcount.of(1)).build();
    private static final RequisitionFieldBody FIELD =
            RequisitionFieldBody.builder("f", "t", RequisitionFieldType.TEXT).build();

    @Test
    void requisitionsAreReadFilteredAndExpanded() {
        FakeLever lever = FakeLever.script(Recorded.json("requisitions-6"), Recorded.json("requisitions-2"));
        Requisitions requisitions = lever.client().requisitions();
        Requisition read = requisitions
                .get(ID, RequisitionExpand.OWNER)
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(read.headcountTotal()).isEqualTo(Headcount.of(1));
        List<Requisition> open = requisitions
                .list(where -> where.status(RequisitionStatus.OPEN))
                .items()
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(open).extracting(Requisition::requisitionCode).containsExactly("ENG-145", "ENG-9");
        assertThat(lever.targets())
                .containsExactly("/v1/requisitions/" + ID + "?expand=owner", "/v1/requisitions?status=open&limit=100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requisitions-3", "requisitions-4", "requisitions-5"})
    void aWrittenRequisitionIsReadAsDocumentedAndAsSeenLive(String answer) {
        FakeLever lever = FakeLever.saying(201, Recorded.json(answer));
        WrittenRequisition made =
                lever.client().requisitions().create(NEW).blockOptional(SOON).orElseThrow();
        assertThat(made.requisitionCode()).isNotBlank();
        assertThat(made.headcountHired()).isZero();
        lever.client().requisitions().replace(made.id(), NEW).block(SOON);
        assertThat(lever.targets()).containsExactly("/v1/requisitions", "/v1/requisitions/" + made.id());
        assertThat(lever.sent).extracting(WireRequest::method).containsExactly(HttpMethod.POST, HttpMethod.PUT);
        assertThat(body(lever, 1)).isEqualTo("{\"requisitionCode\":\"c\",\"name\":\"n\",\"headcountTotal\":1}");
    }

    @Test
    void aChangeSendsAllThatWasReadAndNoUser() {
        FakeLever lever = FakeLever.script(Recorded.json("requisitions-6"), Recorded.json("requisitions-5"));
        lever.client()
                .with(options -> options.performAs("u"))
                .requisitions()
                .change(ID, of -> of.name("Other"))
                .block(SOON);
        assertThat(lever.targets()).containsExactly("/v1/requisitions/" + ID, "/v1/requisitions/" + ID);
        assertThat(body(lever, 1))
                .isEqualTo("{\"requisitionCode\":\"NANGO-TEST-1\",\"name\":\"Other\",\"headcountTotal\":1,"
                        + "\"backfill\":false,\"postingIds\":[],\"createdAt\":1782974587386,\"internalNotes\":\"\","
                        + "\"owner\":\"be129d9b-50da-4485-9377-0d83e981f30b\",\"status\":\"open\"}");
    }

    @Test
    void fieldsComeAtOnceAndAreWritten() {
        FakeLever lever = FakeLever.script(
                Recorded.json("requisition_fields-2"),
                Recorded.json("requisition_fields-1"),
                Recorded.json("requisition_fields-3"),
                Recorded.json("requisition_fields-3"));
        RequisitionFields fields = lever.client().requisitionFields();
        assertThat(fields.list(where -> where.required(true))
                        .items()
                        .collectList()
                        .block(SOON))
                .hasSize(2);
        assertThat(fields.get("cost_center").mapNotNull(RequisitionField::type).block(SOON))
                .isEqualTo(RequisitionFieldType.OBJECT);
        fields.create(FIELD).block(SOON);
        fields.replace("f", FIELD).block(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/requisition_fields?isRequired=true",
                        "/v1/requisition_fields/cost_center",
                        "/v1/requisition_fields",
                        "/v1/requisition_fields/f");
        assertThat(lever.sent)
                .extracting(WireRequest::method)
                .containsExactly(HttpMethod.GET, HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT);
        assertThat(body(lever, 3)).isEqualTo("{\"id\":\"f\",\"text\":\"t\",\"type\":\"text\"}");
    }

    @Test
    void aChangeOfAFieldKeepsItsOptionsWithTheirIds() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("requisition_fields-4"));
        lever.client()
                .requisitionFields()
                .change(
                        "work_type",
                        of -> of.withoutOption("401cac37-a8a2-40b8-b175-b45fa0d69301")
                                .withoutOption("8276427b-2ab8-4df9-8794-59a208fc0915")
                                .option("new"))
                .block(SOON);
        assertThat(body(lever, 1))
                .isEqualTo("{\"id\":\"work_type\",\"text\":\"Work type\",\"type\":\"dropdown\",\"isRequired\":false,"
                        + "\"options\":[{\"id\":\"5dc3d8e7-db49-44e5-99e9-fec13a305533\",\"text\":\"full time\"},"
                        + "{\"id\":\"52881d44-4f95-4fcb-bf28-2b344ea58889\",\"text\":\"part time\"},"
                        + "{\"text\":\"new\"}]}");
    }

    @Test
    void optionsAreWrittenByThemselves() {
        FakeLever lever = FakeLever.script(
                "{\"data\":{\"id\":\"1\",\"text\":\"intern\"}}", Recorded.json("requisition_fields-4"), "");
        RequisitionFields fields = lever.client().requisitionFields();
        StepVerifier.create(fields.addOptions("f", List.of("hourly", "intern")))
                .expectComplete()
                .verify(SOON);
        assertThat(fields.renameOptions("f", Map.of("1", "t")).block(SOON)).isNotNull();
        StepVerifier.create(fields.deleteOptions("f", List.of("1")))
                .expectComplete()
                .verify(SOON);
        assertThat(lever.targets()).hasSize(3).allMatch(target -> target.equals("/v1/requisition_fields/f/options"));
        assertThat(lever.sent)
                .extracting(WireRequest::method)
                .containsExactly(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
        assertThat(body(lever, 2)).isEqualTo("{\"values\":[\"1\"]}");
    }

    @Test
    void bothAreDeleted() {
        FakeLever lever = FakeLever.saying(204, "");
        StepVerifier.create(lever.client().requisitions().delete("r"))
                .expectComplete()
                .verify(SOON);
        StepVerifier.create(lever.client().requisitionFields().delete("f"))
                .expectComplete()
                .verify(SOON);
        assertThat(lever.targets()).containsExactly("/v1/requisitions/r", "/v1/requisition_fields/f");
        assertThat(lever.sent).allMatch(request -> request.method() == HttpMethod.DELETE);
    }

    @Test
    void aWrongArgumentIsRefusedWhenTheMethodIsCalledAndSendsNothing() {
        FakeLever lever = FakeLever.saying(200, "{}");
        Requisitions requisitions = lever.client().requisitions();
        RequisitionFields fields = lever.client().requisitionFields();
        Stream.<Runnable>of(
                        () -> requisitions.get(""),
                        () -> requisitions.replace("", NEW),
                        () -> requisitions.change("", of -> of),
                        () -> requisitions.delete(""),
                        () -> fields.get(""),
                        () -> fields.replace("", FIELD),
                        () -> fields.change("", of -> of),
                        () -> fields.delete(""),
                        () -> fields.addOptions("f", List.of()),
                        () -> fields.renameOptions("f", Map.of()),
                        () -> fields.deleteOptions("f", List.of(" ")),
                        () -> fields.list(where -> where.limit(1)))
                .forEach(bad -> assertThatIllegalArgumentException().isThrownBy(bad::run));
        assertThat(lever.sent).isEmpty();
    }

    private static String body(FakeLever lever, int request) {
        return new String(lever.sent.get(request).body(), StandardCharsets.UTF_8);
    }
}
