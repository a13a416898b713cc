package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.transport.WireRequest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the accounts of a large service take up, each of them in use, and once they are quiet: docs/many-accounts.md.
 */
@Tag("it")
class TenThousandAccountsTest {
    private static final int ACCOUNTS = 10_000;
    private static final long MIB = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(120);

    private final AtomicLong issued = new AtomicLong();
    private final FakeLever lever = FakeLever.forgetful(this::answer);

    /** Tokens as long as Lever's have been seen to be. */
    private Mono<HttpReply> answer(WireRequest request) {
        boolean refresh = String.valueOf(request.url().getHost()).startsWith("auth.");
        return Mono.just(FakeLever.reply(
                200,
                refresh
                        ? "{\"access_token\":\"%064d\",\"refresh_token\":\"%064d\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"
                                .formatted(issued.incrementAndGet(), issued.incrementAndGet())
                        : "{\"data\":[]}"));
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void tenThousandAccountsInUseTakeLessThan40MiBAndLessThan12OnceTheyAreQuiet() {
        InMemoryTokenStores grants = new InMemoryTokenStores();
        OAuthApp app = new OAuthApp("app", Secret.of("secret"));
        LeverResources resources = lever.resources();
        LeverClients clients = LeverClients.of(
                resources,
                account ->
                        LeverClient.builder().environment(FakeLever.SOMEWHERE).oauth(app, grants.forAccount(account)));
        long before = used();

        Flux.range(0, ACCOUNTS)
                .flatMap(i -> grants.forAccount("account-" + i)
                        .save(StoredGrant.of(Secret.of("refresh-token-" + i)))
                        .then(clients.client("account-" + i).raw().get("/x").exchange()))
                .doOnSubscribe(begun -> lever.clock.advanceTimeBy(Duration.ZERO))
                .then()
                .as(all -> play(all));
        long inUse = used() - before;
        assertThat(lever.requests).hasValue(2 * ACCOUNTS);

        lever.clock.advanceTimeBy(Duration.ofMinutes(16));
        assertThat(clients.client("account-0")).isNotNull();
        long quiet = used() - before;

        System.out.printf(
                "10,000 accounts: %.1f MiB in use, %.1f MiB quiet%n", (double) inUse / MIB, (double) quiet / MIB);
        assertThat(inUse).isLessThan(40 * MIB);
        assertThat(quiet).isLessThan(12 * MIB);
        assertThat(clients.size()).isEqualTo(1);
        resources.closeGracefully(Duration.ZERO).block(SOON);
    }

    private Mono<Void> play(Mono<Void> all) {
        Mono<Void> playing = all.cache();
        playing.subscribe();
        for (int i = 0; i < 100; i++) {
            lever.clock.advanceTimeBy(Duration.ofMillis(10));
        }
        playing.block(SOON);
        return playing;
    }
}
