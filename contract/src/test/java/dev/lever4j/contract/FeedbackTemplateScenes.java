package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.FeedbackTemplates;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.FeedbackTemplate;
import dev.lever4j.model.ScorecardSkill;
import dev.lever4j.request.FeedbackTemplateBody;
import dev.lever4j.request.FieldDefinition;
import java.util.List;

/** Templates of feedback. */
final class FeedbackTemplateScenes {
    private FeedbackTemplateScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(
                                Endpoints.GET_FEEDBACK_TEMPLATE,
                                on -> templates(on).get(fromTheApp(on).id()))
                        .refused(NotFoundException.class, on -> templates(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_FEEDBACK_TEMPLATES,
                                on -> templates(on).list().items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> templates(on).list().pageSize(0).items()),
                Scene.of(Endpoints.CREATE_FEEDBACK_TEMPLATE, on -> templates(on).create(complete(on)))
                        .refused(
                                IllegalArgumentException.class,
                                on -> templates(on)
                                        .create(FeedbackTemplateBody.builder("Call")
                                                .field(FieldDefinition.text("Impression"))
                                                .build())),
                Scene.of(
                                Endpoints.REPLACE_FEEDBACK_TEMPLATE,
                                on -> templates(on)
                                        .create(complete(on))
                                        .flatMap(made -> templates(on).change(made.id(), it -> it.text("Talk"))))
                        .refused(
                                ForbiddenException.class,
                                on -> templates(on).change(fromTheApp(on).id(), it -> it.text("Talk"))),
                Scene.of(
                                Endpoints.DELETE_FEEDBACK_TEMPLATE,
                                on -> templates(on)
                                        .create(complete(on))
                                        .flatMap(made -> templates(on).delete(made.id())))
                        .refused(
                                ForbiddenException.class,
                                on -> templates(on).delete(fromTheApp(on).id())));
    }

    /** A field of each kind. */
    private static FeedbackTemplateBody complete(Account on) {
        return FeedbackTemplateBody.builder("Call")
                .instructions("Ask about a good day")
                .group(requireNonNull(fromTheApp(on).group()).id())
                .field(FieldDefinition.scoreSystem("Rating").required(true).prompt("Select one"))
                .field(FieldDefinition.score("Craft").description("How do you see it?"))
                .field(FieldDefinition.scorecard("Skills", ScorecardSkill.of("Kindness", "To whom?")))
                .field(FieldDefinition.text("Impression"))
                .field(FieldDefinition.textarea("More"))
                .field(FieldDefinition.code("Answer", "java"))
                .field(FieldDefinition.yesNo("Again?"))
                .field(FieldDefinition.date("When"))
                .field(FieldDefinition.dropdown("Next", "Call", "Wait"))
                .field(FieldDefinition.multipleChoice("Level", "Junior", "Senior"))
                .field(FieldDefinition.multipleSelect("Languages", "C", "Java"))
                .build();
    }

    private static FeedbackTemplate fromTheApp(Account on) {
        return first(templates(on).list().items().filter(template -> template.group() != null));
    }

    private static FeedbackTemplates templates(Account on) {
        return on.lever.feedbackTemplates();
    }
}
