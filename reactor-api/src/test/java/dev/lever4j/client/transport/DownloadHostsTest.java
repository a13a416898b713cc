package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.error.ConnectionFailedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A redirect leads to hosts that are allowed, over HTTPS, on the public internet. */
class DownloadHostsTest extends TransportFixture {
    private static final DownloadHosts USUAL = new DownloadHosts(TransportSettings.DEFAULT.downloadHosts(), false);

    private static final BodyTaker TAKER = new BodyTaker() {
        @Override
        public Mono<Void> take(HttpReply head, Flux<java.nio.ByteBuffer> parts) {
            return parts.then();
        }

        @Override
        public boolean canStartOver() {
            return true;
        }

        @Override
        public boolean mayComeFromElsewhere() {
            return true;
        }
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.lever.co/x?sig=1",
                "https://API.LEVER.CO/v1",
                "https://bucket.s3.us-west-2.amazonaws.com/key",
                "https://hire.lever.co./x",
            })
    void theUsualPlacesAreAllowed(String url) {
        assertThat(USUAL.refusal(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://files.lever.co/x",
                "https://user:pw@files.lever.co/x",
                "https://lever.co.evil.com/x",
                "https://evillever.co/x",
                "https://notamazonaws.com/",
                "https://127.0.0.1/",
                "http://127.0.0.1/",
                "https://[::1]/",
                "https://10.0.0.1/",
                "mailto:x@lever.co",
                "file:///etc/passwd",
                "//files.lever.co",
            })
    void othersAreNotAndNoQueryIsTold(String url) {
        assertThat(USUAL.refusal(URI.create(url + "?X-Signature=secret")).orElseThrow())
                .doesNotContain("secret");
    }

    @Test
    void theListIsItsOwnersAndHoldsNamesAlone() {
        TransportSettings settings = TransportSettings.DEFAULT.downloadHosts("Files.Example.com", "*.cdn.example");
        DownloadHosts hosts = new DownloadHosts(settings.downloadHosts(), false);
        assertThat(hosts.refusal(URI.create("https://files.example.com/"))).isEmpty();
        assertThat(hosts.refusal(URI.create("https://a.b.cdn.example/"))).isEmpty();
        assertThat(hosts.refusal(URI.create("https://cdn.example/"))).isPresent();
        assertThat(hosts.refusal(URI.create("https://files.lever.co/"))).isPresent();
        for (String bad : new String[] {"", "*", "*.", "https://a.com", "a.com:443", "a.com/x", "10.0.0.1", "a..com"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TransportSettings.DEFAULT.downloadHosts(bad))
                    .withMessageContaining("download host");
        }
    }

    @Test
    void onlyFromTheLoopbackToTheLoopback() {
        DownloadHosts here = new DownloadHosts(TransportSettings.DEFAULT.downloadHosts(), true);
        assertThat(here.refusal(URI.create("http://127.0.0.1:8080/x"))).isEmpty();
        assertThat(here.refusal(URI.create("http://example.com/x"))).isPresent();
        assertThat(here.refusal(URI.create("http://files.lever.co/x"))).isPresent();
    }

    /** The name is allowed and leads to this machine: no byte may go there. */
    @Test
    void aNameThatLeadsInsideIsRefusedAfterItIsResolved() {
        FaultServer inside = serve(Peer::readRequest);
        NettyTransport transport = transport(
                TransportSettings.DEFAULT.downloadHosts("localhost.localdomain", "localhost"),
                URI.create("https://lever.test"));
        URI url = URI.create("https://localhost:" + inside.port() + "/x?X-Signature=secret");
        WireRequest request = new WireRequest(HttpMethod.GET, url, null, Content.NONE, TAKER, departure, true);
        fails(transport.send(request), ConnectionFailedException.class, error -> {
            assertThat(error).hasMessageContaining("not on the public internet").hasMessageNotContaining("secret");
            assertThat(error.isWorthRetrying()).isFalse();
            assertThat(error.requestMayHaveArrived()).isFalse();
        });
        assertThat(inside.connections()).isZero();
        assertThat(request.toString()).doesNotContain("secret");
    }

    @Test
    void nothingButABareGetGoesElsewhere() {
        URI url = URI.create("https://files.lever.co/x");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new WireRequest(HttpMethod.GET, url, AUTHORIZATION, Content.NONE, TAKER, departure, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WireRequest(HttpMethod.POST, url, null, Content.NONE, TAKER, departure, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.2",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1",
                "::10.0.0.1"
            })
    void insideIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "52.216.1.2", "100.63.255.255", "172.32.0.1", "2600:1f18::1", "2a00:1450::1"})
    void outsideIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }
}
