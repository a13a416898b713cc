package dev.lever4j.simulator;

import dev.lever4j.simulator.api.Form;
import dev.lever4j.simulator.oauth.Issued;
import dev.lever4j.simulator.oauth.Scopes;
import dev.lever4j.simulator.webhook.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A Lever that runs on this machine, on a loopback port. Started, it serves the Data API under {@link #baseUrl()} and
 * the authorization server under {@link #authUrl()} until it is closed. The same seed gives the same account, byte for
 * byte.
 *
 * <p>Thread-safe. Several can run side by side; {@link Simulators} are many accounts behind one address.
 */
public final class Simulator implements AutoCloseable {
    private final Account account;
    private final Server server;
    private final FrontDoor door;
    private final boolean alone;
    private final Ledger ledger;
    private final Controls controls;
    private final Clock clock;
    private final Instant started;
    private final Runnable timePassed;

    /** @param shared whose server it is then, which sends here what is for this account; null for one of its own */
    Simulator(Builder builder, @Nullable Server shared) {
        this.clock = builder.clock;
        this.started = clock.instant();
        this.account = new Account(builder);
        this.ledger = new Ledger(
                builder.clock,
                () -> account.grants().reuses(),
                token -> account.grants().reuses(token));
        Delays delays = new Delays(builder.seed, () -> account.now().delays());
        Faults faults = new Faults();
        this.alone = shared == null;
        this.server = shared == null ? Server.open(builder.port) : shared;
        this.door = new FrontDoor(new Backend(account), ledger, faults, delays, server.threads());
        if (alone) {
            server.serve(door);
        }
        this.controls = new Controls(account, faults);
        this.timePassed = account.webhooks()::timePassed;
        if (clock instanceof HandClock hand) {
            hand.tellTo(timePassed);
        }
    }

    /** Seed 1, 50 opportunities, Lever's limit of 10/s with bursts of 20, a free port. */
    public static Simulator start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * All operations of the Data API that are served, as {@code GET /opportunities/{opportunity}/notes/{note}}. The
     * deprecated paths under {@code /candidates} are served too, but not listed.
     */
    public static List<String> operations() {
        return Account.operations();
    }

    /** {@code http://127.0.0.1:PORT/v1}. */
    public URI baseUrl() {
        return URI.create(authUrl() + "/v1");
    }

    /** {@code http://127.0.0.1:PORT}: {@code /authorize} and {@code /oauth/token} lie under it. */
    public URI authUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The one registered OAuth app. */
    public SimulatedApp app() {
        return account.app();
    }

    /** An API key that is valid from the start, with access to everything. */
    public String apiKey() {
        return account.apiKey();
    }

    /** A fresh refresh token for {@link #app()} with all scopes, as if an admin had just consented. */
    public String newGrant() {
        return newTokens().refreshToken();
    }

    /**
     * As {@link #newGrant()}, with the access token that came along. Each call is a grant of its own, with a bucket of
     * its own.
     */
    public TokenPair newTokens() {
        Issued issued = account.grants().consent(Scopes.ALL);
        String refreshToken = Objects.requireNonNull(issued.refreshToken());
        return new TokenPair(issued.accessToken(), refreshToken, issued.expiresInSeconds());
    }

    FrontDoor door() {
        return door;
    }

    boolean knows(String authorization) {
        return account.knows(authorization);
    }

    boolean gave(String token) {
        return account.grants().gave(token);
    }

    /** Every request so far. */
    public Ledger ledger() {
        return ledger;
    }

    /** What can be changed while it runs. */
    public Controls controls() {
        return controls;
    }

    /** The account as it is now, record by record; call it while nobody writes through the API. */
    public State state() {
        return State.of(account.world());
    }

    /** Changes the account step by step; the same seed makes the same changes of the same account. */
    public Mutations mutations(long seed) {
        return new Mutations(account.world(), seed);
    }

    /** What webhooks are told, and how. */
    public Webhooks webhooks() {
        return account.webhooks();
    }

    /** What the account has held since the start, as it is now. */
    public Truth truth() {
        return Truth.of(account.world(), started, clock.instant());
    }

    /** Stops at once: open connections are cut. Closing twice is harmless. */
    @Override
    public void close() {
        if (clock instanceof HandClock hand) {
            hand.tellNoMore(timePassed);
        }
        account.webhooks().close();
        controls.clearFaults();
        if (alone) {
            server.stop();
        }
    }

    /** How the simulator starts. */
    public static final class Builder {
        int port;
        long seed = 1;
        int opportunities = 50;
        boolean lenientParameters;
        Form form = Form.LIVE;
        String redirectUri = "http://127.0.0.1:8585/callback";

        @Nullable
        Consumer<Exchange> onAnswer;

        /** Null for an app of its own. */
        @Nullable
        SimulatedApp app;

        Behaviour behaviour = Behaviour.DEFAULT;
        Clock clock = Clock.systemUTC();
        LongSupplier nanoClock = System::nanoTime;

        private Builder() {}

        /** Default 0: any free port. */
        public Builder port(int port) {
            this.port = between("port", port, 0, 65_535);
            return this;
        }

        /** What the account holds follows from the seed alone. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * How many {@code GET /opportunities} lists without filters; confidential and deleted ones come on top (2 %
         * each).
         */
        public Builder opportunities(int opportunities) {
            this.opportunities = between("opportunities", opportunities, 0, 100_000_000);
            return this;
        }

        /** The limit per credential: a token bucket. */
        public Builder rate(double perSecond, int burst) {
            return behaving(behaviour.rate(perSecond, burst));
        }

        /** Every answer of the Data API is held back this long. */
        public Builder latency(Duration latency) {
            return latency(latency, Duration.ZERO);
        }

        /**
         * Every answer of the Data API is held back for a time between {@code mean - spread} and {@code mean + spread},
         * drawn anew each time from the seed.
         */
        public Builder latency(Duration mean, Duration spread) {
            return behaving(behaviour.latency(mean, spread));
        }

        /**
         * The share, from 0 (the default) to 1, of the Data API's requests that are answered 503 and have no effect.
         * Which ones follows from the seed and from how many came before. They count against the limit.
         */
        public Builder errors(double share) {
            return behaving(behaviour.errors(share));
        }

        /** The account changes while it is read; by default only callers change it. See {@link Controls#calm()}. */
        public Builder unrest(Unrest unrest) {
            return behaving(behaviour.unrest(unrest));
        }

        /**
         * Query parameters and body fields that an operation does not know are ignored; by default they are refused
         * (400). What Lever does is not documented.
         */
        public Builder lenientParameters() {
            this.lenientParameters = true;
            return this;
        }

        /**
         * Answers take the form that Lever's documentation prints; by default they take the one that was seen live
         * where the two differ: EEO lists, answers of PUT and of writes of requisitions, panels, interviews and
         * webhooks, size and time of files, new notes, stage, archived, contacts, templates of profile forms.
         */
        public Builder documentedForms() {
            this.form = Form.DOCUMENTED;
            return this;
        }

        /**
         * Is told each answer of the Data API before it is sent, refusals too, but not what a {@link Fault} answers.
         * Called on many threads. Where it throws, the caller is answered 500.
         */
        public Builder onAnswer(Consumer<Exchange> listener) {
            this.onAnswer = listener;
            return this;
        }

        /** Life of an access token; default one hour. */
        public Builder tokenLifetime(Duration lifetime) {
            return behaving(behaviour.tokenLifetime(lifetime));
        }

        /**
         * How long a spent refresh token still gets its successor again instead of revoking the grant; default zero:
         * strict.
         */
        public Builder rotationGrace(Duration grace) {
            return behaving(behaviour.rotationGrace(grace));
        }

        /** Where {@code /authorize} sends the browser of {@link #app()} back to; compared character by character. */
        public Builder redirectUri(String registered) {
            this.redirectUri = registered;
            return this;
        }

        /** Tells expiry and the ledger's times. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Tells the token buckets the time, in nanoseconds from any origin. */
        public Builder nanoClock(LongSupplier nanoClock) {
            this.nanoClock = nanoClock;
            return this;
        }

        /** Listens when this returns. */
        public Simulator start() {
            return new Simulator(this, null);
        }

        private Builder behaving(Behaviour chosen) {
            this.behaviour = chosen;
            return this;
        }

        private static int between(String what, int value, int min, int max) {
            return Checks.between(what, value, min, max);
        }
    }
}
