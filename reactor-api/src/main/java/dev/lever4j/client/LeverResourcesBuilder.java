package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverResources.Server;
import dev.lever4j.client.admission.BudgetLink;
import dev.lever4j.client.admission.SharedConnections;
import dev.lever4j.client.http.GuardedTelemetry;
import dev.lever4j.client.http.TelemetryGroup;
import dev.lever4j.client.transport.NettyTransport;
import dev.lever4j.client.transport.ProxySettings;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.TransportSettings;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link LeverResources}. Not safe to share among threads. Values are checked when they are given:
 * {@link IllegalArgumentException}.
 */
public final class LeverResourcesBuilder {
    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_IDLE = Duration.ofDays(365);

    private TransportSettings settings = TransportSettings.DEFAULT;
    private TimeAndChance time = TimeAndChance.system();
    private GrantLossListener losses = GrantLossListener.NONE;
    private final List<Telemetry> telemetries = new ArrayList<>();
    private Duration idle = Duration.ofMinutes(15);
    private @Nullable Function<TimeAndChance, BudgetLink> budgets;
    private @Nullable Function<LeverEnvironment, Transport> connect;

    LeverResourcesBuilder() {}

    /**
     * At most so many connections for each host; 200 by default. No account takes up more of them than it leaves free,
     * so half of them at most, and one with slow answers leaves some to the others.
     */
    public LeverResourcesBuilder connections(int most) {
        return transport(now -> now.connections(most));
    }

    /** At most so many requests wait for a connection of a host; 1,000 by default. */
    public LeverResourcesBuilder pendingAcquire(int most) {
        return transport(now -> now.pendingAcquire(most));
    }

    /** How long a request waits for a connection; 10 s by default. */
    public LeverResourcesBuilder acquireTimeout(Duration longest) {
        return transport(now -> now.acquireTimeout(longest));
    }

    /** Of one TCP connect; 5 s by default. */
    public LeverResourcesBuilder connectTimeout(Duration longest) {
        return transport(now -> now.connectTimeout(longest));
    }

    /** Of one TLS handshake; 10 s by default. */
    public LeverResourcesBuilder tlsTimeout(Duration longest) {
        return transport(now -> now.tlsTimeout(longest));
    }

    /** The longest silence between two reads of an answer; 15 s by default. */
    public LeverResourcesBuilder readGap(Duration longest) {
        return transport(now -> now.readGap(longest));
    }

    /**
     * An answer with more body than this is refused while it arrives; 32 MiB by default, which is also the most that is
     * read as JSON.
     */
    public LeverResourcesBuilder maxPageBytes(int most) {
        return transport(now -> now.maxBodyBytes(most));
    }

    /**
     * An HTTP proxy that tunnels with CONNECT; none by default, the environment's variables are not read. Plain HTTP to
     * the loopback does not go through it.
     */
    public LeverResourcesBuilder proxy(String host, int port) {
        return transport(now -> now.proxy(ProxySettings.of(host, port)));
    }

    /** As above, for a proxy that asks for a password. */
    public LeverResourcesBuilder proxy(String host, int port, String user, Secret password) {
        return transport(now -> now.proxy(new ProxySettings(host, port, user, password)));
    }

    /** Trusts the certificates of a PEM file in place of the platform's. Reads the file now, on the calling thread. */
    public LeverResourcesBuilder trust(Path pem) {
        return transport(now -> now.authorities(pem));
    }

    /** Trusts these certificate authorities in place of the platform's. */
    public LeverResourcesBuilder certificateAuthorities(List<X509Certificate> authorities) {
        return transport(now -> now.authorities(authorities));
    }

    /** Sent with each request; {@code lever4j} by default. */
    public LeverResourcesBuilder userAgent(String name) {
        return transport(now -> now.userAgent(name));
    }

    /**
     * From where a redirected download may come, in place of the default of {@code *.lever.co} and
     * {@code *.amazonaws.com}: names of hosts, or {@code *.example.com} for every name below one.
     */
    public LeverResourcesBuilder downloadHosts(String... names) {
        return transport(now -> now.downloadHosts(names));
    }

    /** Whatever else there is to set about connections. */
    public LeverResourcesBuilder transport(UnaryOperator<TransportSettings> change) {
        settings = change.apply(settings);
        return this;
    }

    /**
     * The clocks, scheduler and random generator; the machine's own by default. Nothing of it is closed with the
     * resources.
     */
    public LeverResourcesBuilder timeAndChance(TimeAndChance source) {
        time = source;
        return this;
    }

    /** Who is told when an account's grant is lost; nobody by default. */
    public LeverResourcesBuilder onGrantLost(GrantLossListener told) {
        losses = told;
        return this;
    }

    /**
     * Who is told of calls, requests, waits and refreshes, and may ask how all stands until the resources are closed;
     * nobody by default, at no cost. Given more than once, all are told, in this order.
     */
    public LeverResourcesBuilder telemetry(Telemetry told) {
        if (told != Telemetry.NONE) {
            telemetries.add(GuardedTelemetry.of(told));
        }
        return this;
    }

    /**
     * How long after its last call an account's token and queue are let go; 15 minutes by default. The next call reads
     * the grant from its store again. An account whose grant is not saved yet, or is being refreshed, is kept.
     */
    public LeverResourcesBuilder idleAfter(Duration quiet) {
        if (quiet.compareTo(SHORTEST_IDLE) < 0) {
            throw new IllegalArgumentException("an account is let go after " + SHORTEST_IDLE + " at the earliest, when"
                    + " its limit has recovered, not after " + quiet);
        }
        idle = quiet.compareTo(LONGEST_IDLE) > 0 ? LONGEST_IDLE : quiet;
        return this;
    }

    /**
     * Shares the rate limit of each credential with other processes; by default this process takes it to be its own.
     * While the budgets cannot be reached, which is logged once as a warning ({@code dev.lever4j.rate}), this process
     * goes on with a share of each limit, and comes back to the budgets when they do. What is public needs no
     * credential, and is not shared.
     *
     * @param share of each limit, for instance 0.25 for four processes; more than 0, at most 1
     */
    public LeverResourcesBuilder rateBudgets(RateBudgets shared, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the share must be more than 0 and at most 1, not " + share);
        }
        budgets = clock -> new BudgetLink(shared, share, clock);
        return this;
    }

    /** In place of the network. */
    LeverResourcesBuilder connect(Function<LeverEnvironment, Transport> other) {
        connect = other;
        return this;
    }

    /** Opens nothing yet. */
    public LeverResources build() {
        TransportSettings set = settings;
        Telemetry telemetry = TelemetryGroup.of(telemetries);
        boolean counted = telemetry != Telemetry.NONE;
        Function<LeverEnvironment, Transport> to =
                connect != null ? connect : environment -> NettyTransport.of(set, environment.origins(), counted);
        return new LeverResources(
                        time,
                        losses,
                        telemetry,
                        idle,
                        budgets == null ? null : budgets.apply(time),
                        environment -> new Server(to.apply(environment), new SharedConnections(set.connections())))
                .watched();
    }
}
