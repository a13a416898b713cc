package dev.lever4j.redis;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Grants with a canary in each secret, and calls as the client makes them. */
final class Grants {
    static final String CANARY = "canary";
    static final GrantKeys KEYS = GrantKeys.of(Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
    static final Duration LIMIT = Duration.ofMinutes(3);
    /** However slow the machine is, an answer that comes is not taken for none. */
    static final RedisStoreSettings PATIENT = RedisStoreSettings.DEFAULT.timeout(Duration.ofSeconds(30));
    /** For answers that do not come; calls that should work are repeated until they do. */
    static final RedisStoreSettings IMPATIENT = RedisStoreSettings.DEFAULT.timeout(Duration.ofMillis(1500));
    // finer than what is kept of it, as a real clock is
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123456789Z");

    private Grants() {}

    static StoredGrant version(long version) {
        return version(version, "acme");
    }

    static StoredGrant version(long version, String whose) {
        return new StoredGrant(
                version,
                version,
                Secret.of(CANARY + "-refresh-" + whose),
                new StoredGrant.Access(Secret.of(CANARY + "-access-" + whose), NOW, NOW.plusSeconds(3600)),
                Scopes.parse("of:" + whose),
                null);
    }

    static <T> @Nullable T done(Mono<T> call) {
        return call.subscribeOn(Schedulers.parallel()).block(LIMIT);
    }

    /** Emits what the call emits once it does. */
    static <T> T eventually(Mono<T> call) {
        return call.single()
                .retryWhen(Retry.fixedDelay(1200, Duration.ofMillis(50)))
                .subscribeOn(Schedulers.parallel())
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    /** Returns once the work neither fails nor returns false. It may block. */
    static void until(Callable<Boolean> work) {
        eventually(Mono.fromCallable(work).filter(yes -> yes).subscribeOn(Schedulers.boundedElastic()));
    }

    static long keptVersion(Mono<StoredGrant> load) {
        StoredGrant kept = done(load);
        return kept == null ? 0 : kept.version();
    }
}
