package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.OpportunityInterviews;
import dev.lever4j.contract.PanelScenes.Meeting;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.FeedbackReminder;
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
                Scene.of(Endpoints.GET_INTERVIEW, on -> get(on, Meeting.external(on)))
                        .refused(
                                NotFoundException.class,
                                on -> interviews(on, Meeting.external(on)).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_INTERVIEWS,
                                on -> interviews(on, Meeting.external(on))
                                        .list(InterviewExpand.values())
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> on.lever
                                        .opportunity(UNKNOWN)
                                        .interviews()
                                        .list()
                                        .items()),
                Scene.of(Endpoints.CREATE_INTERVIEW, on -> create(on, Meeting.external(on)))
                        .refused(ForbiddenException.class, on -> create(on, Meeting.madeInTheApp(on))),
                Scene.of(Endpoints.REPLACE_INTERVIEW, on -> replace(on, Meeting.external(on)))
                        .refused(ForbiddenException.class, on -> replace(on, Meeting.madeInTheApp(on))),
                Scene.of(Endpoints.DELETE_INTERVIEW, on -> delete(on, Meeting.external(on)))
                        .refused(ForbiddenException.class, on -> delete(on, Meeting.madeInTheApp(on))));
    }

    private static Publisher<?> get(Account on, Meeting of) {
        return interviews(on, of).get(first(of), InterviewExpand.values());
    }

    private static Publisher<?> create(Account on, Meeting of) {
        InterviewBody body = InterviewBody.builder(of.panel().id(), Instant.EPOCH, 45)
                .subject("Technical")
                .note("A task")
                .location("Room 1")
                .feedbackTemplate(UNKNOWN)
                .feedbackReminder(FeedbackReminder.NONE)
                .interviewer(on.user().id(), UNKNOWN)
                .build();
        return interviews(on, of).create(body, on.somebody());
    }

    private static Publisher<?> replace(Account on, Meeting of) {
        return interviews(on, of).change(first(of), interview -> interview.duration(15), on.somebody());
    }

    private static Publisher<?> delete(Account on, Meeting of) {
        return interviews(on, of).delete(first(of), on.somebody());
    }

    private static String first(Meeting of) {
        return requireNonNull(of.panel().interviews().get(0).id());
    }

    private static OpportunityInterviews interviews(Account on, Meeting of) {
        return on.lever.opportunity(of.opportunity()).interviews();
    }
}
