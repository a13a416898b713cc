package dev.lever4j.sample.webflux;

import dev.lever4j.model.Application;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Ref;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows of an opportunity, and the charts count; the browser gets no more of the person than it shows.
 *
 * @param applied when its application was made; null where it has none
 */
record Row(
        String id,
        @Nullable String name,
        @Nullable String headline,
        @Nullable String stage,
        @Nullable String posting,
        @Nullable Instant applied) {
    static Row of(Opportunity opportunity) {
        Optional<Application> application = opportunity.applications().stream()
                .map(Ref::expanded)
                .flatMap(Optional::stream)
                .findFirst();
        return new Row(
                opportunity.id(),
                opportunity.name(),
                opportunity.headline(),
                idOf(opportunity.stage()),
                application.map(Application::posting).map(Row::idOf).orElse(null),
                application.map(Application::createdAt).orElse(null));
    }

    static @Nullable String idOf(@Nullable Ref<?> reference) {
        return reference == null ? null : reference.id();
    }
}
