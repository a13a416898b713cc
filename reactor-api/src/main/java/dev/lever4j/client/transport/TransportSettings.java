package dev.lever4j.client.transport;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How connections are made and kept. Immutable; start from {@link #DEFAULT}.
 *
 * @param connectTimeout of one TCP connect, and of one name server query
 * @param tlsTimeout of one TLS handshake
 * @param acquireTimeout how long a request waits for a free connection
 * @param readGap the longest silence between two reads of an answer; it bounds no whole answer
 * @param maxBodyBytes an answer with more body than this is refused while it arrives
 * @param connections at most so many for each host
 * @param pendingAcquire at most so many requests wait for a connection of a host
 * @param maxIdle a connection idle for longer is closed; keep it below the server's own idle time
 * @param maxLife a connection older than this is not used again, so that a change of address is followed
 * @param proxy null for none; the environment's proxy variables are not read
 * @param authorities trusted in place of the platform's; empty for the platform's own
 * @param userAgent sent with each request
 * @param downloadHosts from where a redirected download may come: a host's name, or {@code *.example.com} for every
 *     name below one. No credential is ever sent there, and none of their addresses may be a private one (with a proxy,
 *     which resolves names itself, that is the proxy's to see to). Where Lever redirects to is not documented: the
 *     default is Lever's own domain and that of Amazon's storage, where files of Lever's have been seen
 */
public record TransportSettings(
        Duration connectTimeout,
        Duration tlsTimeout,
        Duration acquireTimeout,
        Duration readGap,
        int maxBodyBytes,
        int connections,
        int pendingAcquire,
        Duration maxIdle,
        Duration maxLife,
        @Nullable ProxySettings proxy,
        List<X509Certificate> authorities,
        String userAgent,
        List<String> downloadHosts) {
    /** Connect 5 s, TLS 10 s, acquire 10 s, gap 15 s, 32 MiB, 200 connections, 1,000 waiting, idle 20 s, life 5 min. */
    public static final TransportSettings DEFAULT = new TransportSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            32 << 20,
            200,
            1_000,
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            null,
            List.of(),
            "lever4j",
            List.of("*.lever.co", "*.amazonaws.com"));

    public TransportSettings {
        atLeastOneMillisecond("connect timeout", connectTimeout);
        atLeastOneMillisecond("TLS timeout", tlsTimeout);
        atLeastOneMillisecond("acquire timeout", acquireTimeout);
        atLeastOneMillisecond("read gap", readGap);
        atLeastOneMillisecond("idle time", maxIdle);
        atLeastOneMillisecond("life time", maxLife);
        if (maxBodyBytes < 1 || connections < 1 || pendingAcquire < 1) {
            throw new IllegalArgumentException("body cap, connections and pending acquires must be at least 1");
        }
        authorities = List.copyOf(authorities);
        downloadHosts = DownloadHosts.checked(downloadHosts);
        HeaderText.checked("user agent", userAgent);
    }

    public TransportSettings connectTimeout(Duration other) {
        return with(draft -> draft.connectTimeout = other);
    }

    public TransportSettings tlsTimeout(Duration other) {
        return with(draft -> draft.tlsTimeout = other);
    }

    public TransportSettings acquireTimeout(Duration other) {
        return with(draft -> draft.acquireTimeout = other);
    }

    public TransportSettings readGap(Duration other) {
        return with(draft -> draft.readGap = other);
    }

    public TransportSettings maxBodyBytes(int other) {
        return with(draft -> draft.maxBodyBytes = other);
    }

    public TransportSettings connections(int other) {
        return with(draft -> draft.connections = other);
    }

    public TransportSettings pendingAcquire(int other) {
        return with(draft -> draft.pendingAcquire = other);
    }

    public TransportSettings keep(Duration idle, Duration life) {
        return with(draft -> {
            draft.maxIdle = idle;
            draft.maxLife = life;
        });
    }

    public TransportSettings proxy(@Nullable ProxySettings other) {
        return with(draft -> draft.proxy = other);
    }

    public TransportSettings authorities(List<X509Certificate> other) {
        return with(draft -> draft.authorities = other);
    }

    /** Trusts the certificates of a PEM file in place of the platform's. Reads the file now, on the calling thread. */
    public TransportSettings authorities(Path pem) {
        return authorities(Authorities.read(pem));
    }

    public TransportSettings userAgent(String other) {
        return with(draft -> draft.userAgent = other);
    }

    /** These in place of those before. */
    public TransportSettings downloadHosts(String... names) {
        return with(draft -> draft.downloadHosts = List.of(names));
    }

    private TransportSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    private static void atLeastOneMillisecond(String what, Duration value) {
        if (value.toMillis() < 1 || value.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the " + what + " must be at least 1 ms and at most 24 days");
        }
    }

    /** These settings while one of them changes. */
    private static final class Draft {
        private Duration connectTimeout;
        private Duration tlsTimeout;
        private Duration acquireTimeout;
        private Duration readGap;
        private int maxBodyBytes;
        private int connections;
        private int pendingAcquire;
        private Duration maxIdle;
        private Duration maxLife;
        private @Nullable ProxySettings proxy;
        private List<X509Certificate> authorities;
        private String userAgent;
        private List<String> downloadHosts;

        Draft(TransportSettings from) {
            connectTimeout = from.connectTimeout;
            tlsTimeout = from.tlsTimeout;
            acquireTimeout = from.acquireTimeout;
            readGap = from.readGap;
            maxBodyBytes = from.maxBodyBytes;
            connections = from.connections;
            pendingAcquire = from.pendingAcquire;
            maxIdle = from.maxIdle;
            maxLife = from.maxLife;
            proxy = from.proxy;
            authorities = from.authorities;
            userAgent = from.userAgent;
            downloadHosts = from.downloadHosts;
        }

        TransportSettings settings() {
            return new TransportSettings(
                    connectTimeout,
                    tlsTimeout,
                    acquireTimeout,
                    readGap,
                    maxBodyBytes,
                    connections,
                    pendingAcquire,
                    maxIdle,
                    maxLife,
                    proxy,
                    authorities,
                    userAgent,
                    downloadHosts);
        }
    }
}
