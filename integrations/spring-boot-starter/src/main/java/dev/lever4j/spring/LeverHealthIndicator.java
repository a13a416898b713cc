package dev.lever4j.spring;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.RateStatus;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Mono;

/**
 * Whether the account has a grant, and how the queue under its limit stands. Reads the token store and never asks
 * Lever, so that nothing is refreshed or spent by looking. Shows no token, no account and no words of others.
 */
final class LeverHealthIndicator implements ReactiveHealthIndicator {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LeverAccount account;
    private volatile boolean toldOfLoss;

    LeverHealthIndicator(LeverAccount account) {
        this.account = account;
    }

    @EventListener
    void lost(LeverGrantLost event) {
        boolean mine = account.grant() != null
                && event.account().equals(account.grant().account());
        toldOfLoss |= mine;
    }

    @Override
    public Mono<Health> health() {
        return Mono.defer(this::grant)
                .map(grant -> new Health.Builder(grant.status()).withDetail("grant", grant.word()))
                .map(this::withBudget);
    }

    private Mono<GrantHealth> grant() {
        return account.grant() == null
                ? Mono.just(GrantHealth.API_KEY)
                : account.grant()
                        .load()
                        .map(this::judged)
                        .defaultIfEmpty(GrantHealth.NONE)
                        .timeout(LONGEST)
                        .onErrorReturn(GrantHealth.STORE_DOWN);
    }

    /** A token that was lost stays in the store with a note; what an admin gave since has none. */
    private GrantHealth judged(StoredGrant kept) {
        StoredGrant.Intent note = kept.intent();
        if (note == null) {
            toldOfLoss = false;
            return GrantHealth.ALIVE;
        }
        boolean lost = note.refused() || (toldOfLoss && note.owner().isEmpty());
        return lost ? GrantHealth.LOST : GrantHealth.ALIVE;
    }

    private Health withBudget(Health.Builder health) {
        RateStatus rate = account.client().rate();
        return health.withDetail("requestsPerSecond", rate.perSecond())
                .withDetail("waiting", rate.waiting())
                .withDetail("throttled", rate.throttled())
                .build();
    }

    /** Not connected yet is no fault: the page on which it can be done must stay reachable. */
    private enum GrantHealth {
        API_KEY("api key", Status.UP),
        ALIVE("alive", Status.UP),
        NONE("not connected", Status.UNKNOWN),
        LOST("lost", Status.DOWN),
        STORE_DOWN("store unavailable", Status.DOWN);

        private final String word;
        private final Status status;

        GrantHealth(String word, Status status) {
            this.word = word;
            this.status = status;
        }

        String word() {
            return word;
        }

        Status status() {
            return status;
        }
    }
}
