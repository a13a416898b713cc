package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.RequisitionFields;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.RequisitionField;
import dev.lever4j.model.RequisitionFieldType;
import dev.lever4j.request.RequisitionFieldBody;
import java.util.List;
import java.util.Map;

/** The schema of requisitions. */
final class RequisitionFieldScenes {
    private RequisitionFieldScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(
                                Endpoints.GET_REQUISITION_FIELD,
                                on -> fields(on).get(dropdown(on).id()))
                        .refused(NotFoundException.class, on -> fields(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_REQUISITION_FIELDS,
                                on -> fields(on)
                                        .list(where -> where.required(false))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> fields(on).list(where -> where.limit(10)).items()),
                Scene.of(
                                Endpoints.CREATE_REQUISITION_FIELD,
                                on -> fields(on)
                                        .create(field("cost_centre")
                                                .subfield("city", "City", RequisitionFieldType.TEXT)
                                                .build()))
                        .refused(
                                IllegalArgumentException.class,
                                on -> fields(on).create(field("Cost centre").build())),
                Scene.of(
                                Endpoints.REPLACE_REQUISITION_FIELD,
                                on -> fields(on)
                                        .change(
                                                dropdown(on).id(),
                                                it -> it.text("Where").option("elsewhere")))
                        .refused(
                                IllegalArgumentException.class,
                                on -> fields(on).change(dropdown(on).id(), it -> it.type(RequisitionFieldType.TEXT))),
                Scene.of(
                                Endpoints.DELETE_REQUISITION_FIELD,
                                on -> fields(on).delete(dropdown(on).id()))
                        .refused(NotFoundException.class, on -> fields(on).delete(UNKNOWN)),
                Scene.of(
                                Endpoints.ADD_REQUISITION_FIELD_OPTIONS,
                                on -> fields(on).addOptions(dropdown(on).id(), List.of("elsewhere")))
                        .refused(
                                BadRequestException.class, on -> fields(on).addOptions(text(on), List.of("elsewhere"))),
                Scene.of(
                                Endpoints.UPDATE_REQUISITION_FIELD_OPTIONS,
                                on -> fields(on).renameOptions(dropdown(on).id(), Map.of(option(on), "elsewhere")))
                        .refused(
                                BadRequestException.class,
                                on -> fields(on).renameOptions(dropdown(on).id(), Map.of(UNKNOWN, "elsewhere"))),
                Scene.of(
                                Endpoints.DELETE_REQUISITION_FIELD_OPTIONS,
                                on -> fields(on).deleteOptions(dropdown(on).id(), List.of(option(on))))
                        .refused(
                                BadRequestException.class,
                                on -> fields(on).deleteOptions(dropdown(on).id(), List.of(UNKNOWN))));
    }

    private static RequisitionFieldBody.Builder field(String id) {
        return RequisitionFieldBody.builder(id, "Cost centre", RequisitionFieldType.OBJECT)
                .required(true);
    }

    private static RequisitionField dropdown(Account on) {
        return of(on, RequisitionFieldType.DROPDOWN);
    }

    private static String option(Account on) {
        return requireNonNull(dropdown(on).options().get(0).id());
    }

    private static String text(Account on) {
        return of(on, RequisitionFieldType.TEXT).id();
    }

    private static RequisitionField of(Account on, RequisitionFieldType type) {
        return first(fields(on).list(where -> where.type(type)).items());
    }

    private static RequisitionFields fields(Account on) {
        return on.lever.requisitionFields();
    }
}
