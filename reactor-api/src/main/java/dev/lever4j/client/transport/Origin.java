package dev.lever4j.client.transport;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Scheme, host and port: what a credential is bound to. */
public record Origin(String scheme, String host, int port) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public static Origin of(URI url) {
        String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
        String host = Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("http") ? 80 : 443;
        return new Origin(scheme, host, port);
    }

    /** An origin that credentials may go to. */
    static Origin trusted(URI url) {
        Origin origin = of(url);
        boolean loopback = origin.isHttp() && origin.isLoopback();
        if (origin.host.isEmpty() || !(origin.isHttps() || loopback)) {
            throw new IllegalArgumentException("an origin must be https://, or http:// on this machine's loopback");
        }
        return origin;
    }

    boolean isHttps() {
        return scheme.equals("https");
    }

    boolean isHttp() {
        return scheme.equals("http");
    }

    boolean isLoopback() {
        return LOOPBACK.contains(host);
    }

    /** For messages: host and port. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
