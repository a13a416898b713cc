package dev.lever4j.client.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.Lane;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Admission and the refresh that a call needs: it begins for those who wait for it, and they hear how it ends. */
class AdmittedRefreshTest {
    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TimeAndChance time = TimeAndChance.of(scheduler, new Random(1));
    private final UnreadableStore store = new UnreadableStore();
    private final TokenSource tokens = TokenSource.oauth(
            LeverEnvironment.PRODUCTION,
            new OAuthApp("client", Secret.of("secret")),
            store,
            RefreshSettings.DEFAULT,
            new NoTransport(),
            time);
    private final Admission admission = Admission.queue(new RateLimit(10, 3), tokens, time);

    @Test
    void theFailureOfTheFirstRefreshReachesTheCallThatNeededIt() {
        AtomicReference<Throwable> heard = new AtomicReference<>(new AssertionError("waits"));
        scheduler.schedule(() -> admission.admit(new Seat(Lane.INTERACTIVE)).subscribe(got -> {}, heard::set));
        scheduler.advanceTimeBy(Duration.ZERO);
        assertThat(heard.get()).isInstanceOf(TokenStoreException.class);
        assertThat(store.loads).hasValue(1);
    }

    @Test
    void aCallThatLeavesAtOnceStartsNoRefresh() {
        scheduler.schedule(() ->
                admission.admit(new Seat(Lane.INTERACTIVE)).subscribe(got -> {}).dispose());
        scheduler.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(store.loads).hasValue(0);
    }

    private static final class UnreadableStore implements TokenStore {
        private final AtomicInteger loads = new AtomicInteger();

        @Override
        public Mono<StoredGrant> load() {
            return Mono.defer(() -> {
                loads.incrementAndGet();
                return Mono.error(new IllegalStateException("unreadable"));
            });
        }

        @Override
        public Mono<Boolean> save(StoredGrant grant) {
            return Mono.just(false);
        }
    }

    private static final class NoTransport implements Transport {
        @Override
        public Mono<HttpReply> send(WireRequest request) {
            return Mono.error(new AssertionError("nothing is to be sent"));
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }
    }
}
