package dev.lever4j.spring;

import dev.lever4j.client.webhook.Receipt;
import dev.lever4j.webhook.Refused;
import dev.lever4j.webhook.Refused.Reason;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells that deliveries are refused which may well be Lever's, so that who has a wrong signing token learns of it: once
 * for each reason and path, until one is handled there again. Anybody can post here, and must not fill a log.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    /** What else is refused has not the form of a delivery. */
    private static final Set<Reason> TOLD = EnumSet.complementOf(EnumSet.of(Reason.MALFORMED, Reason.TOO_LARGE));

    private final Map<String, Set<Reason>> told = new ConcurrentHashMap<>();

    /** @param path one that is answered, not anybody's invention */
    void note(String path, Receipt receipt) {
        if (receipt instanceof Receipt.NotTaken not) {
            refused(path, not.why());
        } else if (receipt.status() == 200) {
            told.remove(path);
        }
    }

    private void refused(String path, Refused why) {
        if (TOLD.contains(why.reason()) && reasons(path).add(why.reason())) {
            LOG.warn("deliveries to {} are refused, which is said once until one is taken: {}", path, why.message());
        } else {
            LOG.debug("a delivery to {} was not taken: {}: {}", path, why.reason(), why.message());
        }
    }

    private Set<Reason> reasons(String path) {
        return told.computeIfAbsent(path, first -> ConcurrentHashMap.newKeySet());
    }
}
