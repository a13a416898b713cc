package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.NoAnswerException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The error says truly whether the request may have arrived. */
class PhaseTest extends TransportFixture {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionResetAtOnceIsNoAnswer(boolean nativeIo) {
        FaultServer server = serve(Peer::reset);
        fails(
                transport(TransportSettings.DEFAULT, server.url(), nativeIo).send(get(server.url())),
                NoAnswerException.class,
                error -> assertThat(error.requestMayHaveArrived()).isEqualTo(departure.isGone()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResetAfterTheRequestMayHaveArrived(boolean nativeIo) {
        FaultServer server = serve(peer -> {
            peer.readRequest();
            peer.reset();
        });
        fails(
                transport(TransportSettings.DEFAULT, server.url(), nativeIo).send(post(server.url(), "{}")),
                ConnectionLostException.class,
                error -> assertThat(error.requestMayHaveArrived()).isTrue());
        assertThat(server.requests()).hasSize(1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aCloseAfterTheRequestMayHaveArrived() {
        fails(getFrom(Peer::readRequest), ConnectionLostException.class);
        assertThat(departure.isGone()).isTrue();
    }

    @Test
    void aResetAfterTheWholeBodyIsASuccess() {
        AtomicBoolean answered = new AtomicBoolean(); // the second request may come on either connection
        FaultServer server = serve(peer -> {
            peer.readRequest();
            if (answered.compareAndSet(false, true)) {
                peer.write(ok("{}"));
                peer.readRequest();
            }
            peer.reset();
        });
        NettyTransport transport = transport(TransportSettings.DEFAULT, server.url());
        answers(transport.send(get(server.url())), 200, "{}");
        fails(transport.send(get(server.url())), ConnectionLostException.class);
    }

    @Test
    void aRefusedConnectionSentNothing() throws IOException {
        // taken, so that nobody else can listen there, and not listened on
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress("127.0.0.1", 0));
            URI nobody = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
            fails(
                    transport(TransportSettings.DEFAULT, nobody).send(get(nobody)),
                    ConnectionFailedException.class,
                    error -> {
                        assertThat(error.isWorthRetrying()).isTrue();
                        assertThat(error).hasMessageContaining("127.0.0.1:" + nobody.getPort());
                    });
            assertThat(departure.isGone()).isFalse();
        }
    }

    @Test
    void anotherOriginIsRefusedBeforeTheNetwork() {
        FaultServer server = serve(Peer::readRequest);
        URI other = URI.create("http://localhost:" + server.port());
        fails(
                transport(TransportSettings.DEFAULT, server.url()).send(get(other)),
                ConnectionFailedException.class,
                error -> assertThat(error.isWorthRetrying()).isFalse());
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://lever.test", "http://127.0.0.1.lever.test", "http://10.0.0.1", "ftp://127.0.0.1", "/v1"})
    void credentialsGoOverHttpsOrStayOnThisMachine(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NettyTransport(TransportSettings.DEFAULT, Set.of(URI.create(origin))));
    }
}
