package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.client.Account.Terms;
import dev.lever4j.client.ResourceStatus.Connections;
import dev.lever4j.client.ResourceStatus.Limiters;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.admission.BudgetLink;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Permits;
import dev.lever4j.client.admission.SharedConnections;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What clients share: connections for each environment; for each credential one token and one queue under Lever's rate
 * limit, whichever clients use it; for each public site one queue to read and one to apply; time and chance. Retry
 * budgets are not shared: each client that is built has its own, with the clients derived from it.
 *
 * <p>Safe to share among threads. A client makes its own where none is passed in, and closes only what it made.
 * Connections are opened when first needed. An account that nobody has called for a while is let go, and comes back
 * with the next call. Nothing here is static: two instances share nothing.
 */
public final class LeverResources implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TimeAndChance time;
    private final GrantLossListener losses;
    private final Telemetry telemetry;
    private final Duration idle;
    private final @Nullable BudgetLink budgets;
    private final Function<LeverEnvironment, Server> connect;
    private final Map<Set<URI>, Server> servers = new ConcurrentHashMap<>();
    private final Map<Credential.Key, Account> accounts = new ConcurrentHashMap<>();
    private final CallGate gate = new CallGate();
    private final Closing closing = new Closing();
    private final Disposable.Swap watched = Disposables.swap();

    /**
     * Taken here and not when an account is opened, since that may be on a thread that must not wait for randomness.
     */
    private final String name = UUID.randomUUID().toString();

    private final AtomicLong opened = new AtomicLong();

    LeverResources(
            TimeAndChance time,
            GrantLossListener losses,
            Telemetry telemetry,
            Duration idle,
            @Nullable BudgetLink budgets,
            Function<LeverEnvironment, Server> connect) {
        this.time = time;
        this.losses = losses;
        this.telemetry = telemetry;
        this.idle = idle;
        this.budgets = budgets;
        this.connect = connect;
    }

    /** With the defaults that each method names. */
    public static LeverResourcesBuilder builder() {
        return new LeverResourcesBuilder();
    }

    /**
     * Refuses new calls of all clients ({@link dev.lever4j.error.ClientClosedException}), waits for those in flight as
     * long as the patience lasts, ends the others, waits until a token refresh in flight has been saved, and closes all
     * connections. Begins at the first subscription and runs once, whoever cancels; errors with
     * {@link dev.lever4j.error.TokenStoreException} if a rotated token could not be saved, after everything else has
     * been closed.
     */
    public Mono<Void> closeGracefully(Duration patience) {
        return closing.once(() -> gate.close(patience, time.scheduler()).then(Mono.defer(this::dispose)));
    }

    /** Begins {@link #closeGracefully} with 10 s of patience and does not wait for it; what fails is only logged. */
    @Override
    public void close() {
        closeGracefully(PATIENCE).onErrorComplete().subscribe();
    }

    TimeAndChance timeAndChance() {
        return time;
    }

    /** How long after its last use what can be had again is let go. */
    Duration idle() {
        return idle;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    CallGate gate() {
        return gate;
    }

    /** The account of a credential, opened by the first client that uses it; null settings take what there is. */
    Account account(
            LeverEnvironment environment,
            Credential credential,
            @Nullable RateLimit rate,
            @Nullable RefreshSettings refresh) {
        return accounts.computeIfAbsent(
                        Credential.Key.of(environment, credential),
                        key -> open(
                                environment,
                                credential,
                                new Terms(
                                        Objects.requireNonNullElse(rate, RateLimit.DEFAULT),
                                        Objects.requireNonNullElse(refresh, RefreshSettings.DEFAULT),
                                        idle)))
                .agreeingWith(rate, refresh);
    }

    /** Connections of an environment. */
    Transport transport(LeverEnvironment environment) {
        return server(environment).transport();
    }

    private Server server(LeverEnvironment environment) {
        return servers.computeIfAbsent(environment.origins(), origins -> connect.apply(environment));
    }

    private Account open(LeverEnvironment environment, Credential credential, Terms terms) {
        Server server = server(environment);
        return new Account(terms, server.transport(), time, () -> {
            TokenSource tokens = credential.tokens(
                    environment,
                    server.transport(),
                    terms.refresh(),
                    new Credential.Surroundings(time, losses, telemetry, name + "-" + opened.incrementAndGet()));
            Permits permits = permits(Credential.Key.of(environment, credential), terms.rate());
            return Desk.of(tokens, Admission.queue(terms.rate(), tokens, time, permits, server.connections()));
        });
    }

    private Permits permits(Credential.Key key, RateLimit rate) {
        return budgets == null || key.credential().isNobodys() ? Permits.OWN : budgets.of(key.name(), rate);
    }

    /** What is shared by all who talk to the same servers. */
    record Server(Transport transport, SharedConnections connections) {}

    /** Lets the telemetry ask how all stands, until all is closed. */
    LeverResources watched() {
        watched.update(telemetry.watch(this::status));
        return this;
    }

    private ResourceStatus status() {
        return new ResourceStatus(
                limiters(false),
                limiters(true),
                servers.values().stream()
                        .map(server -> server.transport().connections())
                        .reduce(Connections.NONE, Connections::plus));
    }

    private Limiters limiters(boolean nobodys) {
        return accounts.entrySet().stream()
                .filter(opened -> opened.getKey().credential().isNobodys() == nobodys)
                .map(opened -> opened.getValue().limiters())
                .reduce(Limiters.NONE, Limiters::plus);
    }

    private Mono<Void> dispose() {
        accounts.values().forEach(Account::refuse);
        Flux<Void> saved = Flux.fromIterable(accounts.values()).flatMapDelayError(Account::close, 256, 1);
        Flux<Void> disconnected = Flux.fromIterable(servers.values())
                .flatMapDelayError(server -> server.transport().close(), 256, 1);
        return Flux.concatDelayError(saved, disconnected).then().doOnTerminate(watched::dispose);
    }
}
