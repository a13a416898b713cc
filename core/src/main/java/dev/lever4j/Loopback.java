package dev.lever4j;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** This machine's own addresses, where plain HTTP can be listened to by nobody else. */
public final class Loopback {
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    /** Whether it is {@code http://} on this machine. */
    public static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme())
                && HOSTS.contains(Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT));
    }
}
