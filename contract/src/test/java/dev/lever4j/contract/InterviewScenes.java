package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static java.util.Objects.requireNonNull;

import dev.lever4j.contract.Account.Owned;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.FeedbackReminder;
import dev.lever4j.model.Panel;
import dev.lever4j.request.InterviewBody;
import dev.lever4j.request.InterviewExpand;
import java.time.Instant;
import java.util.List;
import org.reactivestreams.Publisher;

/** Interviews. */
final class InterviewScenes {
    private InterviewScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_INTERVIEW, on -> get(PanelScenes.external(on)))
                        .refused(
                                NotFoundException.class,
                                on -> PanelScenes.external(on)
                                        .owner()
                                        .interviews()
                                        .get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_INTERVIEWS,
                                on -> PanelScenes.external(on)
                                        .owner()
                                        .interviews()
                                        .list(InterviewExpand.values())
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> on.lever
                                        .opportunity(UNKNOWN)
                                        .interviews()
                                        .list()
                                        .items()),
                Scene.of(Endpoints.CREATE_INTERVIEW, on -> create(on, PanelScenes.external(on)))
                        .refused(ForbiddenException.class, on -> create(on, PanelScenes.madeInTheApp(on))),
                Scene.of(Endpoints.REPLACE_INTERVIEW, on -> replace(on, PanelScenes.external(on)))
                        .refused(ForbiddenException.class, on -> replace(on, PanelScenes.madeInTheApp(on))),
                Scene.of(Endpoints.DELETE_INTERVIEW, on -> delete(on, PanelScenes.external(on)))
                        .refused(ForbiddenException.class, on -> delete(on, PanelScenes.madeInTheApp(on))));
    }

    private static Publisher<?> get(Owned<Panel> of) {
        return of.owner().interviews().get(first(of), InterviewExpand.values());
    }

    private static Publisher<?> create(Account on, Owned<Panel> of) {
        InterviewBody body = InterviewBody.builder(of.value().id(), Instant.EPOCH, 45)
                .subject("Technical")
                .note("A task")
                .location("Room 1")
                .feedbackTemplate(UNKNOWN)
                .feedbackReminder(FeedbackReminder.NONE)
                .interviewer(on.user().id(), UNKNOWN)
                .build();
        return of.owner().interviews().create(body, on.somebody());
    }

    private static Publisher<?> replace(Account on, Owned<Panel> of) {
        return of.owner().interviews().change(first(of), interview -> interview.duration(15), on.somebody());
    }

    private static Publisher<?> delete(Account on, Owned<Panel> of) {
        return of.owner().interviews().delete(first(of), on.somebody());
    }

    private static String first(Owned<Panel> of) {
        return requireNonNull(of.value().interviews().get(0).id());
    }
}
