package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.DeletedApplication;
import dev.lever4j.request.DeletedFilter;
import java.time.Duration;
import java.time.Instant;

/** Applications of the whole account; those of one opportunity lie under it. */
public final class Applications {
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Calls calls;

    Applications(Calls calls) {
        this.calls = calls;
    }

    /**
     * Those that were deleted in a window of time. See {@link Paged} for demand, threads and errors. Newer than the
     * documentation's older text: that both ends are needed, that the second one does not belong to the window, and
     * that it is at most 30 days long is other connectors' word.
     *
     * @param from deleted at or after this time
     * @param to deleted before this time
     * @throws IllegalArgumentException if the window ends before it begins, or is longer than 30 days
     */
    public Paged<DeletedApplication> listDeleted(Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "deleted_at_end must lie at most 30 days after deleted_at_start: ask for one window after the"
                            + " other");
        }
        DeletedFilter window =
                DeletedFilter.builder().deletedFrom(from).deletedTo(to).build();
        return calls.list(Endpoints.LIST_DELETED_APPLICATIONS, DeletedApplication.class, window.toQuery());
    }
}
