package dev.lever4j.client.webhook;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A store of which a part fails on request. */
class BrokenSeen implements SeenDeliveries {
    private final SeenDeliveries whole;

    @Nullable
    Mono<Claim> claims;

    @Nullable
    Mono<Void> dones;

    Optional<Duration> memory;

    BrokenSeen(SeenDeliveries whole) {
        this.whole = whole;
        this.memory = whole.memory();
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
    public Optional<Duration> memory() {
        return memory;
    }
}
