package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;

import dev.lever4j.client.OpportunityPanels;
import dev.lever4j.contract.Account.Owned;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.FeedbackReminder;
import dev.lever4j.model.Panel;
import dev.lever4j.request.PanelBody;
import dev.lever4j.request.PanelExpand;
import dev.lever4j.request.PanelInterviewBody;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.reactivestreams.Publisher;

/** Panels. */
final class PanelScenes {
    private PanelScenes() {}

    /** One that can be changed. */
    static Owned<Panel> external(Account on) {
        return panel(on, true);
    }

    static Owned<Panel> madeInTheApp(Account on) {
        return panel(on, false);
    }

    private static Owned<Panel> panel(Account on, boolean external) {
        return on.owned(
                owner -> owner.panels().list(),
                panel -> Boolean.valueOf(external).equals(panel.externallyManaged()));
    }

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_PANEL, on -> get(madeInTheApp(on)))
                        .refused(NotFoundException.class, on -> panels(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_PANELS,
                                on -> panels(on).list(PanelExpand.values()).items())
                        .refused(
                                NotFoundException.class,
                                on -> on.lever
                                        .opportunity(UNKNOWN)
                                        .panels()
                                        .list()
                                        .items()),
                Scene.of(
                                Endpoints.CREATE_PANEL,
                                on -> panels(on)
                                        .create(
                                                panel(on)
                                                        .interview(interview(on))
                                                        .build(),
                                                on.somebody()))
                        .refused(
                                IllegalArgumentException.class,
                                on -> panels(on).create(panel(on).build(), on.somebody())),
                Scene.of(Endpoints.REPLACE_PANEL, on -> replace(on, external(on)))
                        .refused(ForbiddenException.class, on -> replace(on, madeInTheApp(on))),
                Scene.of(Endpoints.DELETE_PANEL, on -> delete(on, external(on)))
                        .refused(ForbiddenException.class, on -> delete(on, madeInTheApp(on))));
    }

    private static PanelBody.Builder panel(Account on) {
        return PanelBody.builder(ZoneId.of("Europe/Paris"))
                .applications(List.of(on.opportunity().applications().get(0).id()))
                .feedbackReminder(FeedbackReminder.ONCE)
                .note("Bring a laptop")
                .externalUrl("https://example.com/meeting");
    }

    private static PanelInterviewBody interview(Account on) {
        return PanelInterviewBody.builder(Instant.EPOCH, 45)
                .subject("Technical")
                .note("A task")
                .location("Room 1")
                .feedbackTemplate(UNKNOWN)
                .feedbackReminder(FeedbackReminder.NONE)
                .interviewer(on.user().id())
                .build();
    }

    private static Publisher<?> get(Owned<Panel> its) {
        return its.owner().panels().get(its.value().id(), PanelExpand.values());
    }

    /** With an interview more. */
    private static Publisher<?> replace(Account on, Owned<Panel> its) {
        PanelBody body = PanelBody.from(its.value()).interview(interview(on)).build();
        return its.owner().panels().replace(its.value().id(), body, on.somebody());
    }

    private static Publisher<?> delete(Account on, Owned<Panel> its) {
        return its.owner().panels().delete(its.value().id(), on.somebody());
    }

    private static OpportunityPanels panels(Account on) {
        return on.lever.opportunity(on.opportunity().id()).panels();
    }
}
