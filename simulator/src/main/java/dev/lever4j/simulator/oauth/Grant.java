package dev.lever4j.simulator.oauth;

import java.time.Instant;
import java.util.Set;

/**
 * What an account's admin gave to an app: the family of all tokens that descend from one consent. Guarded by
 * {@link Grants}.
 */
final class Grant {
    final String id;
    final Set<String> scopes;
    final Instant createdAt;
    boolean revoked;

    Grant(String id, Set<String> scopes, Instant createdAt) {
        this.id = id;
        this.scopes = scopes;
        this.createdAt = createdAt;
    }
}
