package dev.lever4j.client.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A store of which a part fails on request. */
final class BrokenSeen implements SeenDeliveries {
    private final SeenDeliveries whole;

    @Nullable
    Mono<Claim> claims;

    @Nullable
    Mono<Void> dones;

    BrokenSeen(SeenDeliveries whole) {
        this.whole = whole;
    }

    @Override
    public Mono<Claim> claim(String key, Duration longest) {
        return claims == null ? whole.claim(key, longest) : claims;
    }

    @Override
    public Mono<Void> done(Claim.Mine claim) {
        return dones == null ? whole.done(claim) : dones;
    }

    @Override
    public Mono<Void> release(Claim.Mine claim) {
        return whole.release(claim);
    }

    @Override
    public Duration memory() {
        return whole.memory();
    }
}
