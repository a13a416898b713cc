package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.client.ResourceStatus.Connections;
import dev.lever4j.client.ResourceStatus.Limiters;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * Connections are opened when first needed. An account stays as long as the resources do. Nothing here is static: two
 * instances share nothing.
 */
public final class LeverResources implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TimeAndChance time;
    private final GrantLossListener losses;
    private final Telemetry telemetry;
    private final Function<LeverEnvironment, Transport> connect;
    private final Map<Set<URI>, Transport> transports = new ConcurrentHashMap<>();
    private final Map<Credential.Key, Account> accounts = new ConcurrentHashMap<>();
    private final CallGate gate = new CallGate();
    private final Closing closing = new Closing();
    private final Disposable.Swap watched = Disposables.swap();

    LeverResources(
            TimeAndChance time,
            GrantLossListener losses,
            Telemetry telemetry,
            Function<LeverEnvironment, Transport> connect) {
        this.time = time;
        this.losses = losses;
        this.telemetry = telemetry;
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
                                Objects.requireNonNullElse(rate, RateLimit.DEFAULT),
                                Objects.requireNonNullElse(refresh, RefreshSettings.DEFAULT)))
                .agreeingWith(rate, refresh);
    }

    /** Connections of an environment. */
    Transport transport(LeverEnvironment environment) {
        return transports.computeIfAbsent(environment.origins(), origins -> connect.apply(environment));
    }

    private Account open(LeverEnvironment environment, Credential credential, RateLimit rate, RefreshSettings refresh) {
        Transport transport = transport(environment);
        TokenSource tokens =
                credential.tokens(environment, transport, refresh, new Credential.Surroundings(time, losses, telemetry));
        return new Account(tokens, Admission.queue(rate, tokens, time), transport, rate, refresh);
    }

    /** Lets the telemetry ask how all stands, until all is closed. */
    LeverResources watched() {
        watched.update(telemetry.watch(this::status));
        return this;
    }

    private ResourceStatus status() {
        return new ResourceStatus(
                limiters(false),
                limiters(true),
                transports.values().stream().map(Transport::connections).reduce(Connections.NONE, Connections::plus));
    }

    private Limiters limiters(boolean nobodys) {
        return accounts.entrySet().stream()
                .filter(opened -> opened.getKey().credential().isNobodys() == nobodys)
                .map(opened -> opened.getValue().limiters())
                .reduce(Limiters.NONE, Limiters::plus);
    }

    private Mono<Void> dispose() {
        Collection<Account> open = accounts.values();
        open.forEach(account -> account.admission().close());
        Flux<Void> saved = Flux.fromIterable(open)
                .flatMapDelayError(account -> account.tokens().close(), 256, 1);
        Flux<Void> disconnected = Flux.fromIterable(transports.values()).flatMapDelayError(Transport::close, 256, 1);
        return Flux.concatDelayError(saved, disconnected).then().doFinally(end -> watched.dispose());
    }
}
