package dev.lever4j.it.processes;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.resilience.RateLimit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What a child does. Commands and what is answered to them, in any order:
 *
 * <pre>
 *   open ACCOUNT                    opened ACCOUNT
 *   call ACCOUNT TIMES              called ACCOUNT OUTCOMES     so many calls at once
 *   loop ACCOUNT CALLERS, rest      looped ACCOUNT OUTCOMES     calls one after the other, until "rest"
 *   hold STEP, go                   at STEP                     once, in the next refresh; held until "go"
 *   connect ACCOUNT REFRESH ACCESS  connected ACCOUNT           an admin has given a newer grant
 *   losses ACCOUNT                  losses ACCOUNT TIMES        how often its grant was told to be lost
 *                                   lost ACCOUNT CAUSE          by itself, each time
 * </pre>
 */
final class Worker {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ChildSettings settings;
    private final TokenStores stores;
    private final Consumer<String> answer;
    private final Brake brake;
    private final AtomicBoolean rotating = new AtomicBoolean();
    private final Sinks.Empty<Void> rest = Sinks.empty();
    private final Map<String, Integer> losses = new ConcurrentHashMap<>();
    private final LeverResources resources = LeverResources.builder()
            .readGap(ChildSettings.PATIENCE)
            .onGrantLost(this::lost)
            .build();
    private final Map<String, LeverClient> clients = new ConcurrentHashMap<>();

    Worker(ChildSettings settings, Consumer<String> answer) throws IOException {
        this.settings = settings;
        this.answer = answer;
        this.brake = new Brake(step -> answer.accept("at " + step));
        this.stores = settings.store().open(this::halfway);
    }

    private void halfway() {
        if (rotating.get()) {
            brake.reached(Step.HALFWAY).block();
        }
    }

    void perform(String... command) {
        switch (command[0]) {
            case "open" -> open(command[1]);
            case "call" -> call(command[1], Integer.parseInt(command[2]));
            case "loop" -> loop(command[1], Integer.parseInt(command[2]));
            case "rest" -> rest.tryEmitEmpty();
            case "hold" -> brake.set(Step.valueOf(command[1]));
            case "go" -> brake.release();
            case "losses" -> answer.accept("losses " + command[1] + " " + losses.getOrDefault(command[1], 0));
            case "connect" -> connect(command[1], Secret.of(command[2]), Secret.of(command[3]));
            default -> throw new IllegalArgumentException(command[0]);
        }
    }

    private void lost(ReauthorizationRequiredException loss) {
        String account = loss.account().orElseThrow();
        losses.merge(account, 1, Integer::sum);
        answer.accept("lost " + account + " " + loss.loss());
    }

    private void open(String account) {
        TokenStore store = new BrakedStore(stores.forAccount(account), brake, rotating);
        clients.put(
                account,
                LeverClient.builder()
                        .environment(settings.environment())
                        .oauth(settings.app(), store)
                        .refresh(settings.refresh())
                        .rate(new RateLimit(1_000_000, 1_000_000))
                        .options(CallOptions.DEFAULT
                                .timeout(ChildSettings.PATIENCE)
                                .attemptTimeout(ChildSettings.PATIENCE))
                        .resources(resources)
                        .build());
        answer.accept("opened " + account);
    }

    private void call(String account, int times) {
        Mono<String> call = call(account);
        Flux.range(0, times)
                .flatMap(i -> call, times)
                .collectList()
                .subscribe(outcomes -> answer.accept("called " + account + " " + Outcomes.count(outcomes)));
    }

    private void loop(String account, int callers) {
        Mono<String> call = call(account);
        Flux.range(0, callers)
                .flatMap(i -> call.delayElement(PAUSE).repeat().takeUntilOther(rest.asMono()), callers)
                .collectList()
                .subscribe(outcomes -> answer.accept("looped " + account + " " + Outcomes.count(outcomes)));
    }

    private Mono<String> call(String account) {
        LeverClient lever = Objects.requireNonNull(clients.get(account), account);
        return Mono.defer(() -> {
            long began = System.nanoTime();
            return lever.raw()
                    .get("/stages")
                    .query("limit", 1)
                    .exchange()
                    .thenReturn(Outcomes.OK)
                    .onErrorResume(error -> Mono.just(Outcomes.of(error, Duration.ofNanos(System.nanoTime() - began))));
        });
    }

    private void connect(String account, Secret refreshToken, Secret accessToken) {
        TokenStore store = stores.forAccount(account);
        TokenSet tokens = new TokenSet(accessToken, refreshToken, Duration.ofHours(1), Scopes.UNKNOWN);
        StoredGrant given = StoredGrant.connected(tokens, Instant.now());
        store.load()
                .flatMap(kept -> store.save(given.replacing(kept)))
                .repeat()
                .any(saved -> saved)
                .subscribe(saved -> answer.accept("connected " + account));
    }
}
