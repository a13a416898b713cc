package dev.lever4j.client.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A map that forgets what is over. */
final class InMemorySeenDeliveries implements SeenDeliveries {
    private final Clock clock;
    private final Duration memory;
    private final Map<String, Standing> standings = new HashMap<>();
    private Instant swept = Instant.MIN;
    private long tickets;

    /** @param ticket null if it is done */
    private record Standing(@Nullable String ticket, Instant until) {}

    InMemorySeenDeliveries(Clock clock, Duration memory) {
        this.clock = clock;
        this.memory = memory;
    }

    @Override
    public Mono<Claim> claim(String key, Duration longest) {
        return alone(() -> {
            Instant now = clock.instant();
            sweep(now);
            Standing standing = standings.get(key);
            if (standing != null && now.isBefore(standing.until)) {
                return standing.ticket == null ? new Claim.Done() : new Claim.Others();
            }
            Claim.Mine mine = new Claim.Mine(key, Long.toString(++tickets));
            standings.put(key, new Standing(mine.ticket(), now.plus(longest)));
            return mine;
        });
    }

    @Override
    public Mono<Void> done(Claim.Mine claim) {
        return alone(() -> standings.put(
                        claim.key(), new Standing(null, clock.instant().plus(memory))))
                .then();
    }

    @Override
    public Mono<Void> release(Claim.Mine claim) {
        return alone(() -> standings.computeIfPresent(
                        claim.key(), (key, now) -> claim.ticket().equals(now.ticket) ? null : now))
                .then();
    }

    @Override
    public Optional<Duration> memory() {
        return Optional.of(memory);
    }

    /** Once a minute, so that a flood of deliveries is not looked through with each one. */
    private void sweep(Instant now) {
        if (now.isAfter(swept.plus(Duration.ofMinutes(1)))) {
            standings.values().removeIf(standing -> !now.isBefore(standing.until));
            swept = now;
        }
    }

    private <T> Mono<T> alone(Supplier<@Nullable T> step) {
        return Mono.fromSupplier(() -> {
            synchronized (standings) {
                return step.get();
            }
        });
    }
}
