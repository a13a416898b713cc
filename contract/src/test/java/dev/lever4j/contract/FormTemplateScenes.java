package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.FormTemplates;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.FormTemplate;
import dev.lever4j.request.FieldDefinition;
import dev.lever4j.request.FormTemplateBody;
import dev.lever4j.request.FormTemplateInclude;
import java.util.Currency;
import java.util.List;

/** Templates of profile forms. */
final class FormTemplateScenes {
    private FormTemplateScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(
                                Endpoints.GET_FORM_TEMPLATE,
                                on -> templates(on).get(fromTheApp(on).id()))
                        .refused(NotFoundException.class, on -> templates(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_FORM_TEMPLATES,
                                on -> templates(on)
                                        .list(FormTemplateInclude.values())
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> templates(on).list().pageSize(0).items()),
                Scene.of(Endpoints.CREATE_FORM_TEMPLATE, on -> templates(on).create(complete(on)))
                        .refused(
                                IllegalArgumentException.class,
                                on -> templates(on)
                                        .create(FormTemplateBody.builder("Visa").build())),
                Scene.of(
                                Endpoints.REPLACE_FORM_TEMPLATE,
                                on -> templates(on)
                                        .create(complete(on))
                                        .flatMap(made -> templates(on).change(made.id(), it -> it.text("Move"))))
                        .refused(
                                ForbiddenException.class,
                                on -> templates(on).change(fromTheApp(on).id(), it -> it.text("Move"))),
                Scene.of(
                                Endpoints.DELETE_FORM_TEMPLATE,
                                on -> templates(on)
                                        .create(complete(on))
                                        .flatMap(made -> templates(on).delete(made.id())))
                        .refused(
                                ForbiddenException.class,
                                on -> templates(on).delete(fromTheApp(on).id())));
    }

    /** A field of each kind. */
    private static FormTemplateBody complete(Account on) {
        return FormTemplateBody.builder("Visa")
                .instructions("Complete all fields")
                .group(requireNonNull(fromTheApp(on).group()).id())
                .secretByDefault(true)
                .field(FieldDefinition.date("From").required(true).description("A desired one"))
                .field(FieldDefinition.currency("Cost", Currency.getInstance("USD")))
                .field(FieldDefinition.yesNo("Needed?"))
                .field(FieldDefinition.text("Manager"))
                .field(FieldDefinition.textarea("More"))
                .field(FieldDefinition.dropdown("Kind", "Short", "Long").prompt("Select one"))
                .field(FieldDefinition.multipleChoice("Way", "Air", "Rail"))
                .field(FieldDefinition.multipleSelect("With", "Partner", "Children"))
                .build();
    }

    private static FormTemplate fromTheApp(Account on) {
        return first(templates(on).list().items().filter(template -> template.group() != null));
    }

    private static FormTemplates templates(Account on) {
        return on.lever.formTemplates();
    }
}
