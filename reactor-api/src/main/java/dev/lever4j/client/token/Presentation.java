package dev.lever4j.client.token;

import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.auth.refresh.LiveToken;
import dev.lever4j.auth.refresh.Rotation;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A refresh token on its way to the server.
 *
 * @param found the grant as it was before the intent was noted
 * @param sentTick when it was sent: what it brings ages from then on
 */
record Presentation(Lease lease, StoredGrant found, long sentTick, Instant sentAt) {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.token");

    Rotation rotation(TokenSet tokens, RefreshRules rules) {
        StoredGrant held = lease.held();
        StoredGrant next = held.rotated(tokens, sentAt);
        if (!held.scopes().lostIn(next.scopes()).names().isEmpty()) {
            LOG.warn("the refreshed grant no longer has: {}", held.scopes().lostIn(next.scopes()));
        }
        LiveToken token = LiveToken.of(tokens.accessToken(), next.generation(), sentTick, tokens.lifetime(), rules);
        return new Rotation(next, token);
    }
}
