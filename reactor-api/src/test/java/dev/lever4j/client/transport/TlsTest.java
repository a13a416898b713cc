package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.error.ConnectionFailedException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No byte of a request goes to a server that has not shown who it is. */
class TlsTest extends TransportFixture {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void aCertificateNobodyVouchesForIsRefusedForGood() throws Exception {
        FaultServer server = secureServer(new SelfSigned(directory, "ip:127.0.0.1"));
        fails(
                transport(TransportSettings.DEFAULT, secure(server)).send(get(secure(server))),
                ConnectionFailedException.class,
                TlsTest::isFinal);
        assertNothingWasSent(server);
    }

    @Test
    void anAuthorityOfOnesOwnIsAccepted() throws Exception {
        SelfSigned own = new SelfSigned(directory, "ip:127.0.0.1");
        FaultServer server = secureServer(own);
        NettyTransport transport = transport(TransportSettings.DEFAULT.authorities(own.pem()), secure(server));
        answers(transport.send(get(secure(server))), 200, "{}");
        assertThat(server.requests()).singleElement().asString().contains(TOKEN);
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefusedForGood() throws Exception {
        SelfSigned other = new SelfSigned(directory, "dns:other.example");
        FaultServer server = secureServer(other);
        NettyTransport transport = transport(TransportSettings.DEFAULT.authorities(other.pem()), secure(server));
        fails(transport.send(get(secure(server))), ConnectionFailedException.class, TlsTest::isFinal);
        assertNothingWasSent(server);
    }

    @Test
    void aHandshakeThatStallsIsWorthAnotherTry() {
        FaultServer server = serve(Peer::hold);
        TransportSettings hasty = TransportSettings.DEFAULT.tlsTimeout(Duration.ofMillis(150));
        fails(
                transport(hasty, secure(server)).send(get(secure(server))),
                ConnectionFailedException.class,
                TlsTest::isPassing);
        assertThat(departure.isGone()).isFalse();
    }

    @Test
    void aHandshakeThatIsCutIsWorthAnotherTry() {
        FaultServer server = serve(peer -> {});
        fails(
                transport(TransportSettings.DEFAULT, secure(server)).send(get(secure(server))),
                ConnectionFailedException.class,
                TlsTest::isPassing);
        assertThat(departure.isGone()).isFalse();
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        assertThatIllegalArgumentException().isThrownBy(() -> TransportSettings.DEFAULT.authorities(empty));
        Path missing = directory.resolve("missing.pem");
        assertThatIllegalArgumentException().isThrownBy(() -> TransportSettings.DEFAULT.authorities(missing));
    }

    private FaultServer secureServer(SelfSigned identity) throws Exception {
        return serve(new FaultServer(identity.sockets(), peer -> {
            peer.readRequest();
            peer.write(ok("{}"));
        }));
    }

    private void assertNothingWasSent(FaultServer server) {
        assertThat(server.requests()).isEmpty();
        assertThat(departure.isGone()).isFalse();
    }

    private static URI secure(FaultServer server) {
        return URI.create("https://127.0.0.1:" + server.port());
    }

    private static void isFinal(ConnectionFailedException error) {
        assertThat(error.isWorthRetrying()).isFalse();
        assertThat(error).hasMessageContaining("TLS");
    }

    private static void isPassing(ConnectionFailedException error) {
        assertThat(error.isWorthRetrying()).isTrue();
    }
}
