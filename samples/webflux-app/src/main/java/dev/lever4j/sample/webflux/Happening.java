package dev.lever4j.sample.webflux;

import dev.lever4j.model.Opportunity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Lever told of.
 *
 * @param id grows with each, also over a restart
 * @param event Lever's word for it
 */
record Happening(long id, Instant at, String event, About about) {
    /**
     * Whom it was about, as they are now.
     *
     * @param name null where nobody is there to be read
     * @param who their opportunities, as far as the event may have changed them
     */
    record About(@Nullable String name, List<Who> who) {
        static final About NOBODY = new About(null, List.of());

        static About of(Opportunity it) {
            return new About(it.name(), List.of(Who.of(it)));
        }

        /** @param id of an opportunity that Lever was asked for, and no longer has */
        static About gone(String id) {
            return new About(null, List.of(new Who(id, null, null, null, false)));
        }
    }

    /**
     * As much of a candidate as a row shows and an event may have changed.
     *
     * @param active whether the list of the active pipeline has it: not once it is archived, or gone
     */
    record Who(
            String id,
            @Nullable String name,
            @Nullable String headline,
            @Nullable String stage,
            boolean active) {
        static Who of(Opportunity it) {
            return new Who(it.id(), it.name(), it.headline(), Row.idOf(it.stage()), it.archived() == null);
        }
    }
}
