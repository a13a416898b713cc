package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.ApplicationExpand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.reactivestreams.Publisher;

/** Applications. */
final class ApplicationScenes {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant END = Instant.parse("2026-06-30T00:00:00Z");

    private ApplicationScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(
                                Endpoints.LIST_APPLICATIONS,
                                on -> on.lever
                                        .opportunity(on.opportunity().id())
                                        .applications()
                                        .list(ApplicationExpand.values())
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> on.lever
                                        .opportunity(UNKNOWN)
                                        .applications()
                                        .list()
                                        .items()),
                Scene.of(Endpoints.GET_APPLICATION, on -> application(on))
                        .refused(
                                NotFoundException.class,
                                on -> on.lever
                                        .opportunity(on.opportunity().id())
                                        .applications()
                                        .get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_DELETED_APPLICATIONS,
                                on -> on.lever
                                        .applications()
                                        .listDeleted(END.minus(MONTH), END)
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever
                                        .applications()
                                        .listDeleted(END.minus(MONTH).minusMillis(1), END)
                                        .items()));
    }

    private static Publisher<?> application(Account on) {
        Opportunity opportunity = on.opportunity();
        return on.lever
                .opportunity(opportunity.id())
                .applications()
                .get(opportunity.applications().get(0).id());
    }
}
