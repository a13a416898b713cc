package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;
import static dev.lever4j.contract.Scenes.LATER;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.OpportunityFeedback;
import dev.lever4j.contract.Account.Owned;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.Feedback;
import dev.lever4j.model.FeedbackTemplate;
import dev.lever4j.model.FormField;
import dev.lever4j.model.Panel;
import dev.lever4j.model.ScoreSystemField;
import dev.lever4j.model.ScorecardField;
import dev.lever4j.model.ScorecardScore;
import dev.lever4j.request.FeedbackBody;
import dev.lever4j.request.FeedbackExpand;
import dev.lever4j.request.FeedbackUpdate;
import dev.lever4j.request.FieldValue;
import java.time.Instant;
import java.util.List;
import org.reactivestreams.Publisher;

/** Feedback. */
final class FeedbackScenes {
    private FeedbackScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_FEEDBACK, on -> get(given(on)))
                        .refused(NotFoundException.class, on -> feedback(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_FEEDBACK,
                                on -> given(on)
                                        .owner()
                                        .feedback()
                                        .list(FeedbackExpand.values())
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> on.lever
                                        .opportunity(UNKNOWN)
                                        .feedback()
                                        .list()
                                        .items()),
                Scene.of(Endpoints.CREATE_FEEDBACK, on -> create(on, PanelScenes.external(on)))
                        .refused(
                                BadRequestException.class,
                                on -> feedback(on)
                                        .create(FeedbackBody.builder(UNKNOWN).build(), on.somebody())),
                Scene.of(
                                Endpoints.UPDATE_FEEDBACK,
                                on -> update(
                                        on, given(on), score(given(on).value().fields())))
                        .refused(
                                BadRequestException.class,
                                on -> update(on, given(on), FieldValue.text(UNKNOWN, "3 - Hire"))),
                Scene.of(Endpoints.DELETE_FEEDBACK, on -> delete(on, given(on)))
                        .refused(NotFoundException.class, on -> feedback(on).delete(UNKNOWN, on.somebody())));
    }

    private static Publisher<?> create(Account on, Owned<Panel> of) {
        FeedbackTemplate template = first(on.lever.feedbackTemplates().list().items());
        FeedbackBody body = FeedbackBody.builder(template.id())
                .interview(
                        of.value().id(),
                        requireNonNull(of.value().interviews().get(0).id()))
                .fieldValues(score(template.fields()), scorecard(template.fields()))
                .createdAt(Instant.EPOCH)
                .completedAt(LATER)
                .build();
        return of.owner().feedback().create(body, on.somebody());
    }

    private static FieldValue score(List<FormField> fields) {
        return FieldValue.text(id(fields, ScoreSystemField.class), "3 - Hire");
    }

    private static FieldValue scorecard(List<FormField> fields) {
        ScorecardScore craft = ScorecardScore.of(3, "Good");
        return FieldValue.scorecard(id(fields, ScorecardField.class), craft, craft, craft);
    }

    private static String id(List<FormField> fields, Class<?> type) {
        return requireNonNull(fields.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow()
                .id());
    }

    private static Owned<Feedback> given(Account on) {
        return on.owned(owner -> owner.feedback().list(), feedback -> true);
    }

    private static Publisher<?> get(Owned<Feedback> feedback) {
        return feedback.owner().feedback().get(feedback.value().id(), FeedbackExpand.values());
    }

    private static Publisher<?> update(Account on, Owned<Feedback> feedback, FieldValue answer) {
        FeedbackUpdate changes =
                FeedbackUpdate.builder().fieldValues(answer).completedAt(LATER).build();
        return feedback.owner().feedback().update(feedback.value().id(), changes, on.somebody());
    }

    private static Publisher<?> delete(Account on, Owned<Feedback> feedback) {
        return feedback.owner().feedback().delete(feedback.value().id(), on.somebody());
    }

    private static OpportunityFeedback feedback(Account on) {
        return on.lever.opportunity(on.opportunity().id()).feedback();
    }
}
