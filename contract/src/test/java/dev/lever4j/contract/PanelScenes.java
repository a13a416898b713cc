package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;

import dev.lever4j.client.OpportunityPanels;
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

    /** A panel, and whose it is. */
    record Meeting(String opportunity, Panel panel) {
        /** One that can be changed. */
        static Meeting external(Account on) {
            return of(on, true);
        }

        static Meeting madeInTheApp(Account on) {
            return of(on, false);
        }

        private static Meeting of(Account on, boolean external) {
            return first(on.lever
                    .opportunities()
                    .list()
                    .items()
                    .concatMap(opportunity -> on.lever
                            .opportunity(opportunity.id())
                            .panels()
                            .list()
                            .items()
                            .filter(panel -> Boolean.valueOf(external).equals(panel.externallyManaged()))
                            .map(panel -> new Meeting(opportunity.id(), panel))));
        }
    }

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_PANEL, on -> get(on, Meeting.madeInTheApp(on)))
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
                Scene.of(Endpoints.REPLACE_PANEL, on -> replace(on, Meeting.external(on)))
                        .refused(ForbiddenException.class, on -> replace(on, Meeting.madeInTheApp(on))),
                Scene.of(Endpoints.DELETE_PANEL, on -> delete(on, Meeting.external(on)))
                        .refused(ForbiddenException.class, on -> delete(on, Meeting.madeInTheApp(on))));
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

    private static Publisher<?> get(Account on, Meeting its) {
        return panels(on, its).get(its.panel().id(), PanelExpand.values());
    }

    /** With an interview more. */
    private static Publisher<?> replace(Account on, Meeting its) {
        PanelBody body = PanelBody.from(its.panel()).interview(interview(on)).build();
        return panels(on, its).replace(its.panel().id(), body, on.somebody());
    }

    private static Publisher<?> delete(Account on, Meeting its) {
        return panels(on, its).delete(its.panel().id(), on.somebody());
    }

    private static OpportunityPanels panels(Account on, Meeting its) {
        return on.lever.opportunity(its.opportunity()).panels();
    }

    private static OpportunityPanels panels(Account on) {
        return on.lever.opportunity(on.opportunity().id()).panels();
    }
}
