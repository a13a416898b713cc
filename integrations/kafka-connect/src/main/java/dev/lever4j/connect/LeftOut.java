package dev.lever4j.connect;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of records that did not come with their list, or under theirs. What is gone, or refused, is passed and
 * counted. What could not be read ends the reading, which begins again where it stood: passed, it would be missing
 * until its parent changes. Of one stream, for all of its subscriptions; not thread-safe.
 */
final class LeftOut {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.connect");

    /** Readings of a record without what was to come with it, until that is believed; with the pauses, a minute. */
    static final int TRIES = 6;

    private final String account;
    private final BiConsumer<ExportResource, Skipped.Reason> count;
    private final Set<ExportResource> said = EnumSet.noneOf(ExportResource.class);
    private final Map<ExportResource, Integer> tries = new EnumMap<>(ExportResource.class);

    LeftOut(String account, BiConsumer<ExportResource, Skipped.Reason> count) {
        this.account = account;
        this.count = count;
    }

    /** It could not be read, and may be another time. */
    static final class NotReadException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotReadException(ExportResource resource) {
            // where it was thrown says nothing
            super(resource.text() + " of a record cannot be read, though others can", null, false, false);
        }
    }

    /** @throws NotReadException if it must not be passed */
    void add(ExportResource resource, Skipped.Reason reason) {
        if (reason == Skipped.Reason.FAILED) {
            throw new NotReadException(resource);
        }
        if (reason == Skipped.Reason.UNEXPANDED && tries.merge(resource, 1, Integer::sum) < TRIES) {
            throw new NotReadException(resource);
        }
        count.accept(resource, reason);
        // ids are nobody's business, and what is gone is missed by nobody
        if (reason != Skipped.Reason.GONE && said.add(resource)) {
            LOG.warn("account {}: some {} are left out: {}", account, resource.text(), reason.text());
        }
    }

    /** The reading got on: what comes late once more is waited for anew, unless it has been given up. */
    void gotOn() {
        tries.values().removeIf(times -> times < TRIES);
    }
}
