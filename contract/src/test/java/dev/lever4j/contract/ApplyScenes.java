package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.UploadSource;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.ApplicationForm;
import dev.lever4j.model.DiversitySurvey;
import dev.lever4j.model.FormField;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Posting;
import dev.lever4j.model.PostingForm;
import dev.lever4j.model.PostingState;
import dev.lever4j.request.ApplyBody;
import dev.lever4j.request.Distribution;
import dev.lever4j.request.DiversitySurveyAnswers;
import dev.lever4j.request.EeoAnswer;
import dev.lever4j.request.FieldValue;
import java.util.List;
import org.reactivestreams.Publisher;

/** Application forms, applying, diversity surveys. */
final class ApplyScenes {
    private ApplyScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(
                                Endpoints.GET_APPLICATION_FORM,
                                on -> on.lever
                                        .posting(on.posting().id())
                                        .applicationForm(Distribution.EXTERNAL, "Berlin"))
                        .refused(
                                NotFoundException.class,
                                on -> on.lever.posting(UNKNOWN).applicationForm()),
                Scene.of(Endpoints.APPLY, on -> apply(on, form(on)))
                        .refused(
                                BadRequestException.class,
                                on -> on.lever
                                        .posting(closed(on))
                                        .apply(ApplyBody.builder("Jane Doe", "jane.doe@new.example.com")
                                                .build())),
                Scene.of(
                                Endpoints.LIST_DIVERSITY_SURVEYS,
                                on -> on.lever
                                        .diversitySurveys()
                                        .listForCountry(on.posting().id(), "US")
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> on.lever.diversitySurveys().list(UNKNOWN).items()));
    }

    private static Publisher<?> apply(Account on, ApplicationForm form) {
        PostingForm questions = form.customQuestions().get(0);
        ApplyBody body = ApplyBody.builder("Jane Doe", "jane.doe@new.example.com")
                .personal("phone", "555")
                .resume(resume(on))
                .url("LinkedIn", "https://example.com/jane")
                .eeo(EeoAnswer.GENDER, "Female")
                .customQuestions(questions, answers(questions))
                .consentToStore(true, UNKNOWN)
                .consentToMarketing(false, UNKNOWN)
                .diversitySurvey(survey(on, form.id()))
                .ipAddress("127.0.0.1")
                .source("Fair")
                .origin(Origin.APPLIED)
                .build();
        return on.lever.posting(form.id()).apply(body, true);
    }

    /** A form that asks a question of its own. */
    private static ApplicationForm form(Account on) {
        return first(on.lever
                .postings()
                .list(where -> where.state(PostingState.PUBLISHED))
                .items()
                .concatMap(posting -> on.lever.posting(posting.id()).applicationForm())
                .filter(form -> !form.customQuestions().isEmpty()));
    }

    private static FieldValue[] answers(PostingForm questions) {
        return questions.fields().stream().map(ApplyScenes::answer).toArray(FieldValue[]::new);
    }

    private static FieldValue answer(FormField field) {
        String text = field.options().isEmpty()
                ? "Anywhere"
                : requireNonNull(field.options().get(0).text());
        return FieldValue.text(requireNonNull(field.id()), text);
    }

    private static String resume(Account on) {
        return requireNonNull(first(on.lever.uploads().upload(UploadSource.ofBytes("cv.pdf", new byte[8])))
                .uri());
    }

    private static DiversitySurveyAnswers survey(Account on, String posting) {
        DiversitySurvey survey = first(on.lever.diversitySurveys().list(posting).items());
        return DiversitySurveyAnswers.builder(survey)
                .candidateSelectedLocation("US")
                .answer(survey.fields().get(0), "Other")
                .build();
    }

    private static String closed(Account on) {
        return first(on.lever
                .postings()
                .list(where -> where.state(PostingState.CLOSED))
                .items()
                .map(Posting::id));
    }
}
