package dev.lever4j.client.changes;

import dev.lever4j.json.RawJson;
import dev.lever4j.model.DeletedApplication;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Posting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is otherwise than it was. Applying one twice, or one after a newer one of another kind, is harmless.
 */
public sealed interface Change {
    /** Of the record. */
    String id();

    /**
     * An opportunity is new or has changed, or is looked at again for what lies under it.
     *
     * @param record as Lever sent it; one that is kept should be detached from its page
     * @param why it is told
     */
    record OpportunityChanged(Opportunity opportunity, RawJson record, Why why) implements Change {
        @Override
        public String id() {
            return opportunity.id();
        }

        /** Without what it says of a person. */
        @Override
        public String toString() {
            return "OpportunityChanged[" + id() + ", " + why + "]";
        }
    }

    /** An opportunity was deleted. */
    record OpportunityDeleted(String id, @Nullable Instant at) implements Change {}

    /** A posting is new or has changed. */
    record PostingChanged(Posting posting, RawJson record) implements Change {
        @Override
        public String id() {
            return posting.id();
        }

        @Override
        public String toString() {
            return "PostingChanged[" + id() + "]";
        }
    }

    /** A posting was deleted. */
    record PostingDeleted(String id, @Nullable Instant at) implements Change {}

    /** An application was deleted. Those that are new or have changed are told of by their opportunity. */
    record ApplicationDeleted(DeletedApplication application) implements Change {
        @Override
        public String id() {
            return application.id();
        }

        @Override
        public String toString() {
            return "ApplicationDeleted[" + id() + "]";
        }
    }

    /** Why an opportunity is told of. */
    enum Why {
        /** It is not as it was when the feed last told of it. */
        CHANGED,
        /** It may be as it was; what lies under it is due to be read again ({@link Rescan}). */
        RESCANNED
    }
}
