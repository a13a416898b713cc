package dev.lever4j.client.token;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Several processes that share one grant and one server, in virtual time. */
final class World {
    static final Duration LEASE = RefreshSettings.DEFAULT.lease();
    /** A lease, and the looks at its two ends. */
    static final Duration A_LEASE_AND_SOME_LOOKS = LEASE.plusSeconds(3);

    private static final Duration STEP = Duration.ofMillis(25);

    final VirtualTimeScheduler network = VirtualTimeScheduler.create();
    final FakeAuthServer server = new FakeAuthServer(network);
    final InMemoryTokenStore kept;
    final TimeAndChance time = TimeAndChance.of(network, new Random(1));
    /** What the store does with what it is to save. */
    volatile Function<StoredGrant, Mono<Boolean>> writes = grant -> saved(grant);

    volatile boolean unreadable;
    private final List<OneProcess> processes = new ArrayList<>();

    World() {
        this(StoredGrant.of(Secret.of("refresh-0")));
    }

    World(StoredGrant grant) {
        kept = InMemoryTokenStore.of(grant);
        server.revokesOnReuse = true;
    }

    /** With an access token, {@code living}, that all of them can use for so long. */
    static World withAccessFor(Duration life) {
        Instant now = new World().time.now();
        StoredGrant.Access access = new StoredGrant.Access(Secret.of("living"), now, now.plus(life));
        return new World(new StoredGrant(1, 0, Secret.of("refresh-0"), access, Scopes.UNKNOWN, null));
    }

    /** A store that works. */
    Mono<Boolean> saved(StoredGrant grant) {
        return kept.save(grant);
    }

    /** A store that takes no writes of a kind. */
    Function<StoredGrant, Mono<Boolean>> refusing(Predicate<StoredGrant> kind) {
        return grant -> kind.test(grant) ? Mono.error(new IllegalStateException("disk full")) : saved(grant);
    }

    /** A store that saves and whose answer is lost. */
    Function<StoredGrant, Mono<Boolean>> losingItsAnswer(Predicate<StoredGrant> kind) {
        return grant -> kind.test(grant)
                ? saved(grant).then(Mono.error(new IllegalStateException("connection lost")))
                : saved(grant);
    }

    OneProcess start() {
        return start(RefreshSettings.DEFAULT);
    }

    OneProcess start(RefreshSettings settings) {
        OneProcess process = new OneProcess(this, settings, processes.size());
        processes.add(process);
        return process;
    }

    /** For all but those that are stopped. */
    World pass(Duration duration) {
        for (Duration gone = Duration.ZERO; gone.compareTo(duration) < 0; gone = gone.plus(STEP)) {
            network.advanceTimeBy(STEP);
            processes.forEach(OneProcess::catchUp);
        }
        return this;
    }

    /** How often a refresh token has reached the server. */
    int presented() {
        return server.forms.size();
    }
}
