package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
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
    private TransportSettings settings = TransportSettings.DEFAULT;
    private TimeAndChance time = TimeAndChance.system();
    private GrantLossListener losses = GrantLossListener.NONE;
    private final List<Telemetry> telemetries = new ArrayList<>();
    private @Nullable Function<LeverEnvironment, Transport> connect;

    LeverResourcesBuilder() {}

    /** At most so many connections for each host; 50 by default. */
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
        return new LeverResources(
                        time,
                        losses,
                        telemetry,
                        connect != null
                                ? connect
                                : environment -> NettyTransport.of(set, environment.origins(), counted))
                .watched();
    }
}
