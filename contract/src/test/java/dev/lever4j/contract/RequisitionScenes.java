package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;
import static dev.lever4j.contract.Scenes.LATER;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.Requisitions;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.Headcount;
import dev.lever4j.model.Requisition;
import dev.lever4j.model.RequisitionStatus;
import dev.lever4j.request.RequisitionBody;
import dev.lever4j.request.RequisitionExpand;
import java.time.Instant;
import java.util.List;

/** Requisitions. */
final class RequisitionScenes {
    private RequisitionScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(
                                Endpoints.GET_REQUISITION,
                                on -> requisitions(on).get(open(on).id(), RequisitionExpand.values()))
                        .refused(NotFoundException.class, on -> requisitions(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_REQUISITIONS,
                                on -> requisitions(on)
                                        .list(where ->
                                                where.createdFrom(Instant.EPOCH).expand(RequisitionExpand.values()))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> requisitions(on)
                                        .list(where -> where.createdFrom(LATER).createdTo(Instant.EPOCH))
                                        .items()),
                Scene.of(Endpoints.CREATE_REQUISITION, on -> requisitions(on).create(requisition(on, "ENG-9999")))
                        .refused(
                                BadRequestException.class,
                                on -> requisitions(on)
                                        .create(requisition(on, requireNonNull(open(on).requisitionCode())))),
                Scene.of(
                                Endpoints.REPLACE_REQUISITION,
                                on -> requisitions(on).change(open(on).id(), it -> it.team("Platform")))
                        .refused(
                                BadRequestException.class,
                                on -> requisitions(on).change(open(on).id(), it -> it.status(RequisitionStatus.DRAFT))),
                Scene.of(Endpoints.DELETE_REQUISITION, on -> requisitions(on).delete(open(on).id()))
                        .refused(NotFoundException.class, on -> requisitions(on).delete(UNKNOWN)));
    }

    private static RequisitionBody requisition(Account on, String code) {
        return RequisitionBody.builder(code, "Engineer", Headcount.of(2))
                .backfill(true)
                .createdAt(Instant.EPOCH)
                .employmentStatus("full-time")
                .hiringManager(on.user().id())
                .internalNotes("Soon")
                .location("Berlin")
                .owner(on.user().id())
                .status(RequisitionStatus.OPEN)
                .department("Technology")
                .team("Platform")
                .postings(List.of(on.posting().id()))
                .customField("seats", 4)
                .build();
    }

    private static Requisition open(Account on) {
        return first(requisitions(on)
                .list(where -> where.status(RequisitionStatus.OPEN))
                .items());
    }

    private static Requisitions requisitions(Account on) {
        return on.lever.requisitions();
    }
}
