package dev.lever4j.cli;

import dev.lever4j.auth.connect.RedirectUri;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A redirect URI that this machine can answer by itself.
 *
 * @param port 80 where the URI has none
 * @param path as a browser asks for it
 */
record LoopbackUri(RedirectUri redirect, String host, int port, String path) {
    static final String USUAL = "http://localhost:3003/oauth/callback";

    private static final String REGISTER = "; register " + USUAL + " or such a one for the app at Lever too";

    /** @throws Failure if nobody can listen there */
    static LoopbackUri of(String text) {
        RedirectUri redirect = checked(text);
        URI uri = redirect.uri();
        if (!uri.getScheme().equalsIgnoreCase("http")) {
            throw Failure.usage(
                    "--redirect-uri must be http:// on localhost, 127.0.0.1 or [::1]: this command listens on this"
                            + " machine alone" + REGISTER + ", or connect from the application that answers there");
        }
        int port = uri.getPort() == -1 ? 80 : uri.getPort();
        if (port == 0) {
            throw Failure.usage("--redirect-uri must name a port: Lever compares it with the registered one");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new LoopbackUri(redirect, uri.getHost().toLowerCase(Locale.ROOT), port, path);
    }

    /**
     * Where to listen. The name localhost means both addresses, and a browser tries either first: what is not taken
     * here could be taken by somebody else.
     */
    List<InetAddress> addresses() {
        List<InetAddress> found = new ArrayList<>();
        try {
            for (String literal : host.equals("localhost") ? List.of("127.0.0.1", "::1") : List.of(host)) {
                InetAddress address = InetAddress.getByName(literal);
                if (NetworkInterface.getByInetAddress(address) != null) {
                    found.add(address);
                }
            }
        } catch (UnknownHostException | SocketException e) {
            throw Failure.localIo("this machine's loopback addresses are not known", e);
        }
        if (found.isEmpty()) {
            throw Failure.localIo("this machine has no address " + host + "; give another --redirect-uri", null);
        }
        return found;
    }

    /** Whether a request was sent to this URI, and not to another name that leads here. */
    boolean isNamedBy(String hostHeader) {
        String named = hostHeader.toLowerCase(Locale.ROOT);
        return named.equals(host + ":" + port) || (port == 80 && named.equals(host));
    }

    private static RedirectUri checked(String text) {
        try {
            return new RedirectUri(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--redirect-uri cannot be used: " + e.getMessage() + REGISTER);
        }
    }
}
