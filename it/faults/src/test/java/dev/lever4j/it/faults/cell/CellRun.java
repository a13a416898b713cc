package dev.lever4j.it.faults.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClientBuilder;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.transport.TransportSettings;
import dev.lever4j.it.faults.server.FaultServer;
import dev.lever4j.it.faults.server.Identity;
import dev.lever4j.it.faults.server.Request;
import dev.lever4j.resilience.RateLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** Plays one case in one way, and holds what came of it against all that every cell must keep. */
public final class CellRun {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long CLOSING_MILLIS = 10_000;
    private static final Identity LOOPBACK = Identity.loopback();

    private final Case played;
    private final Io io;
    private final Security security;
    private final LogTap logs;
    private final Duration longest;
    private final long closingMillis;
    private final Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();

    public CellRun(Case played, Io io, Security security, LogTap logs) {
        this(played, io, security, logs, LONGEST);
    }

    CellRun(Case played, Io io, Security security, LogTap logs, Duration longest) {
        this(played, io, security, logs, longest, CLOSING_MILLIS);
    }

    /**
     * Neither time is a measure of speed.
     *
     * @param longest until a call counts as hanging
     * @param closingMillis until a connection counts as left open
     */
    CellRun(Case played, Io io, Security security, LogTap logs, Duration longest, long closingMillis) {
        this.played = played;
        this.io = io;
        this.security = security;
        this.logs = logs;
        this.longest = longest;
        this.closingMillis = closingMillis;
    }

    /** @throws AssertionError where the cell does not pass */
    public void check(Path folder) throws InterruptedException {
        Set<Object> buffers = OpenBuffers.now();
        Hooks.onErrorDropped(dropped::add);
        try (FaultServer elsewhere = new FaultServer(identity(), line -> {
                    for (Request asked = line.read(); asked != null; asked = line.read()) {
                        line.write(Right.answer(asked, 0));
                    }
                });
                FaultServer server = new FaultServer(identity(), played.plan().script(elsewhere.url()))) {
            if (!played.isHeard()) {
                server.close();
            }
            Outcome outcome = play(server, elsewhere, folder);
            nothingIsLeft(server, elsewhere, buffers);
            nothingIsShown(outcome);
            played.expected().accept(outcome);
        } finally {
            Hooks.resetOnErrorDropped();
        }
    }

    private Outcome play(FaultServer server, FaultServer elsewhere, Path folder) {
        PoolWatch pools = new PoolWatch();
        LeverResources resources = io.resources(transport()).telemetry(pools).build();
        @Nullable
        TokenStore store =
                played.setup().store() == null ? null : played.setup().store().get();
        LeverClient lever = client(server, resources, store);
        try {
            Outcome outcome = ended(played.op().call(lever, folder), server, elsewhere, folder, store);
            pools.allGivenBack(closingMillis);
            return outcome;
        } finally {
            lever.closeGracefully(Duration.ZERO).onErrorComplete().block(LONGEST);
            resources.closeGracefully(Duration.ZERO).onErrorComplete().block(LONGEST);
        }
    }

    private TransportSettings transport() {
        TransportSettings settings = played.setup().transport();
        Supplier<Identity> trusted = played.setup().trusted();
        return security == Security.PLAIN
                ? settings
                : settings.authorities(List.of((trusted == null ? LOOPBACK : trusted.get()).certificate()));
    }

    private LeverClient client(FaultServer server, LeverResources resources, @Nullable TokenStore store) {
        LeverClientBuilder builder = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(server.url(), server.url()))
                .resources(resources)
                .rate(new RateLimit(10_000, 10_000))
                .retry(played.setup().retry())
                .options(played.setup().options());
        return store == null
                ? builder.apiKey(Secret.of(Canaries.KEY)).build()
                : builder.oauth(new OAuthApp("app", Secret.of(Canaries.CLIENT_SECRET)), store)
                        .refresh(played.setup().refresh())
                        .build();
    }

    private Outcome ended(
            Mono<String> call, FaultServer server, FaultServer elsewhere, Path folder, @Nullable TokenStore store) {
        var signal = call.materialize()
                .timeout(longest, Mono.error(() -> new AssertionError("it hangs: nothing after " + longest)))
                .block(longest.plus(LONGEST));
        if (signal == null) {
            throw new AssertionError("neither data nor an error");
        }
        return new Outcome(
                signal.get(),
                signal.getThrowable(),
                server,
                elsewhere,
                signal.isOnError() ? files(folder) : List.of(),
                store);
    }

    private void nothingIsLeft(FaultServer server, FaultServer elsewhere, Set<Object> before)
            throws InterruptedException {
        server.end();
        elsewhere.end();
        assertThat(server.leftOpen(closingMillis) + elsewhere.leftOpen(closingMillis))
                .as("connections that the closed client has left open")
                .isZero();
        List<Throwable> open = OpenBuffers.since(before);
        for (int tries = 0; !open.isEmpty() && tries < 200; tries++) {
            Mono.delay(Duration.ofMillis(5)).block(LONGEST);
            open = OpenBuffers.since(before);
        }
        if (!open.isEmpty()) {
            throw new AssertionError(open.size() + " buffers were not released", open.get(0));
        }
        if (!dropped.isEmpty()) {
            throw new AssertionError("an error reached nobody", dropped.peek());
        }
    }

    private void nothingIsShown(Outcome outcome) {
        assertThat(logs.takeHits()).as("canaries in logs").isEmpty();
        if (outcome.error() != null) {
            assertThat(Canaries.in(outcome.error())).as("canaries in the error").isEmpty();
        }
    }

    private @Nullable Identity identity() {
        return security == Security.PLAIN
                ? null
                : played.setup().identity() == null
                        ? LOOPBACK
                        : played.setup().identity().get();
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
