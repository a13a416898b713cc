package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.error.ConnectionFailedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy is asked for a tunnel, resolves the host itself, and never sees the token. */
class ProxyTest extends TransportFixture {
    private static final URI LEVER = URI.create("https://lever.invalid");

    @ParameterizedTest
    @CsvSource({
        "407 Proxy Authentication Required,Proxy-Authenticate: Basic,false",
        "502 Bad Gateway,X-Any: thing,true",
    })
    void aRefusedTunnelIsAFailedConnection(String status, String header, boolean worthRetrying) {
        FaultServer proxy = serve(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: 0\r\n\r\n");
        });
        fails(transport(through(proxy), LEVER).send(get(LEVER)), ConnectionFailedException.class, error -> {
            assertThat(error.isWorthRetrying()).isEqualTo(worthRetrying);
            assertThat(error).hasMessageContaining("proxy").hasMessageNotContaining("pass-word");
        });
        assertTunnelWasAskedFor(proxy);
    }

    @Test
    void aTunnelThatIsCutIsAFailedConnection() {
        FaultServer proxy = serve(Peer::readRequest);
        fails(
                transport(through(proxy), LEVER).send(get(LEVER)),
                ConnectionFailedException.class,
                error -> assertThat(error.isWorthRetrying()).isTrue());
        assertTunnelWasAskedFor(proxy);
    }

    /** The proxy's loopback is another machine's, and what goes there in plain text is the token. */
    @Test
    void plainHttpToTheLoopbackDoesNotGoThroughIt() {
        try (FaultServer proxy = new FaultServer(Peer::readRequest)) {
            FaultServer server = serve(peer -> {
                peer.readRequest();
                peer.write(ok("{}"));
            });
            URI byName = URI.create("http://localhost:" + server.port());
            answers(transport(through(proxy), byName).send(get(byName)), 200, "{}");
            assertThat(proxy.connections()).isZero();
        }
    }

    private static TransportSettings through(FaultServer proxy) {
        return TransportSettings.DEFAULT.proxy(
                new ProxySettings("127.0.0.1", proxy.port(), "user", Secret.of("pass-word")));
    }

    private void assertTunnelWasAskedFor(FaultServer proxy) {
        String basic = Base64.getEncoder().encodeToString("user:pass-word".getBytes(StandardCharsets.US_ASCII));
        assertThat(proxy.requests())
                .singleElement()
                .asString()
                .satisfies(request -> assertThat(request)
                        .startsWith("CONNECT lever.invalid:443 HTTP/1.1\r\n")
                        .containsIgnoringCase("proxy-authorization: Basic " + basic)
                        .doesNotContain(TOKEN));
        assertThat(departure.isGone()).isFalse();
    }
}
