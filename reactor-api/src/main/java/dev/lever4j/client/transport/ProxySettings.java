package dev.lever4j.client.transport;

import dev.lever4j.auth.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that tunnels with CONNECT. It sees host names and TLS, never a token; plain HTTP, which only the
 * loopback may speak, does not go through it.
 *
 * @param user and {@code password} go to the proxy by HTTP Basic; both null for none
 */
public record ProxySettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password) {
    public ProxySettings {
        HeaderText.checked("proxy host", host);
        if (user != null) {
            HeaderText.checked("proxy user", user);
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("a proxy user and its password go together");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the proxy port must be between 1 and 65535");
        }
    }

    /** A proxy that asks for no password. */
    public static ProxySettings of(String host, int port) {
        return new ProxySettings(host, port, null, null);
    }
}
