package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;
import static java.util.Objects.requireNonNull;

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
                Scene.of(Endpoints.LIST_DELETED_APPLICATIONS, on -> deletedSince(on, deletedAt(on)))
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever
                                        .applications()
                                        .listDeleted(END.minus(MONTH).minusMillis(1), END)
                                        .items()));
    }

    private static Publisher<?> deletedSince(Account on, Instant start) {
        return on.lever.applications().listDeleted(start, start.plus(MONTH)).items();
    }

    /** When somebody who had applied was deleted. */
    private static Instant deletedAt(Account on) {
        return requireNonNull(first(on.lever
                        .opportunities()
                        .listDeleted()
                        .items()
                        .filter(it -> !it.applications().isEmpty()))
                .deletedAt());
    }

    private static Publisher<?> application(Account on) {
        Opportunity opportunity = on.opportunity();
        return on.lever
                .opportunity(opportunity.id())
                .applications()
                .get(opportunity.applications().get(0).id());
    }
}
