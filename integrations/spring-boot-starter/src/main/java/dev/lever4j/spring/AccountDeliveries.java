package dev.lever4j.spring;

import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.SeenDeliveries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The deliveries of one account among those of all.
 *
 * @param prefix of its keys
 */
record AccountDeliveries(String prefix, SeenDeliveries all) implements SeenDeliveries {
    /** In hex, so that keys stay printable, and no name ends where another's key goes on. */
    static AccountDeliveries of(String account, SeenDeliveries all) {
        return new AccountDeliveries(HexFormat.of().formatHex(account.getBytes(StandardCharsets.UTF_8)) + ":", all);
    }

    @Override
    public Mono<Claim> claim(String key, Duration longest) {
        return all.claim(prefix + key, longest);
    }

    /** The claim knows its key, and that is the long one. */
    @Override
    public Mono<Void> done(Claim.Mine claim) {
        return all.done(claim);
    }

    @Override
    public Mono<Void> release(Claim.Mine claim) {
        return all.release(claim);
    }

    @Override
    public Optional<Duration> memory() {
        return all.memory();
    }
}
