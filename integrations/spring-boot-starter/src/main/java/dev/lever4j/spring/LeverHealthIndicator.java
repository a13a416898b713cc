package dev.lever4j.spring;

import dev.lever4j.client.RateStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

    /** None of Spring's, so that it takes no instance out of service: the page on which to connect again is there. */
    private static final Status LOST = new Status("LOST", "an admin has to connect the account again");

    private final LeverAccount account;
    private final @Nullable GrantWatch grant;

    LeverHealthIndicator(LeverAccount account) {
        this.account = account;
        this.grant = account.grant() == null ? null : new GrantWatch(account.grant());
    }

    @EventListener
    void lost(LeverGrantLost event) {
        if (grant != null) {
            grant.lost(event);
        }
    }

    @Override
    public Mono<Health> health() {
        return Mono.defer(this::grant)
                .map(grant -> new Health.Builder(grant.status()).withDetail("grant", grant.word()))
                .map(this::withBudget);
    }

    private Mono<GrantHealth> grant() {
        return grant == null
                ? Mono.just(GrantHealth.API_KEY)
                : grant.state().map(LeverHealthIndicator::of).timeout(LONGEST).onErrorReturn(GrantHealth.STORE_DOWN);
    }

    private static GrantHealth of(GrantWatch.State state) {
        return switch (state) {
            case NONE -> GrantHealth.NONE;
            case ALIVE -> GrantHealth.ALIVE;
            case LOST -> GrantHealth.LOST;
        };
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
        LOST("lost", LeverHealthIndicator.LOST),
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
