package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.Secret;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.error.ConnectionFailedException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out is exactly what was meant. */
class RequestTest extends TransportFixture {
    private final FaultServer server = serve(peer -> {
        while (true) {
            peer.readRequest();
            peer.write(ok("{}"));
        }
    });
    private final NettyTransport transport =
            transport(TransportSettings.DEFAULT.userAgent("lever4j test"), server.url());

    @Test
    void aGetCarriesItsHeadersAndNoBody() {
        answers(transport.send(get(server.url())), 200, "{}");
        assertThat(server.requests().get(0).toLowerCase(Locale.ROOT))
                .startsWith("get /v1/opportunities?limit=100 http/1.1\r\n")
                .contains("\r\nauthorization: bearer " + TOKEN + "\r\n")
                .contains("\r\naccept-encoding: identity\r\n")
                .contains("\r\nuser-agent: lever4j test\r\n")
                .contains("\r\nhost: 127.0.0.1:" + server.port() + "\r\n")
                .doesNotContain("content-length")
                .doesNotContain("transfer-encoding")
                .endsWith("\r\n\r\n");
    }

    @Test
    void headersOfARequestTakeThePlaceOfOurs() {
        WireRequest plain = get(server.url());
        WireRequest dressed = new WireRequest(
                plain.method(),
                plain.url(),
                plain.authorization(),
                plain.content(),
                null,
                departure,
                false,
                Map.of("user-agent", "mine", "x-team", "hiring"));
        answers(transport.send(dressed), 200, "{}");
        assertThat(server.requests().get(0).toLowerCase(Locale.ROOT))
                .contains("\r\nuser-agent: mine\r\n")
                .contains("\r\nx-team: hiring\r\n")
                .contains("\r\nauthorization: bearer " + TOKEN + "\r\n")
                .doesNotContain("lever4j test");
    }

    @Test
    void aPathKeepsItsPercentSigns() {
        URI url = URI.create(server.url() + "/v1/a%2Fb%20c/%C3%A9?tag=x%26y%3D&tag=%2B");
        WireRequest odd = new WireRequest(HttpMethod.GET, url, null, null, "application/json", departure);
        answers(transport.send(odd), 200, "{}");
        assertThat(server.requests().get(0)).startsWith("GET /v1/a%2Fb%20c/%C3%A9?tag=x%26y%3D&tag=%2B HTTP/1.1\r\n");
        assertThat(server.requests().get(0).toLowerCase(Locale.ROOT)).doesNotContain("authorization");
    }

    @Test
    void aBodyGoesOutWithItsLengthAndAgainWhenSubscribedAgain() {
        WireRequest post = post(server.url(), "{\"value\":\"é\"}");
        answers(transport.send(post), 200, "{}");
        answers(transport.send(post), 200, "{}");
        assertThat(server.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request)
                        .containsIgnoringCase("\r\ncontent-length: 14\r\n")
                        .containsIgnoringCase("\r\ncontent-type: application/json\r\n")
                        .doesNotContainIgnoringCase("transfer-encoding")
                        .endsWith("{\"value\":\"Ã©\"}"));
    }

    @Test
    void aPostWithoutABodySaysSo() {
        URI url = URI.create(server.url() + "/v1/opportunities");
        answers(
                transport.send(new WireRequest(HttpMethod.POST, url, null, null, "application/json", departure)),
                200,
                "{}");
        assertThat(server.requests().get(0)).containsIgnoringCase("\r\ncontent-length: 0\r\n");
    }

    @Test
    void aRequestThatWasGivenUpNeverGoesOut() {
        WireRequest request = get(server.url());
        assertThat(departure.holdBack()).isTrue();
        fails(
                transport.send(request),
                ConnectionFailedException.class,
                error -> assertThat(error.requestMayHaveArrived()).isFalse());
        assertThat(server.requests()).isEmpty();
        assertThat(departure.isGone()).isFalse();
    }

    @Test
    void aRequestThatIsOutCannotBeHeldBack() {
        answers(transport.send(get(server.url())), 200, "{}");
        assertThat(departure.holdBack()).isFalse();
    }

    @Test
    void nothingIsSentBeforeASubscription() {
        transport.send(get(server.url()));
        assertThat(server.connections()).isZero();
        assertThat(departure.isGone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nEvil: 1", "a\nb", "a\u0000b", "a\u007fb", "é", " a", ""})
    void headerTextThatCouldBreakOutIsRefusedBeforeTheNetwork(String bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> TransportSettings.DEFAULT.userAgent(bad));
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(bad));
        WireRequest odd = new WireRequest(HttpMethod.POST, server.url(), null, new byte[1], bad, departure);
        fails(transport.send(odd), IllegalArgumentException.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void aRequestDoesNotPrintItsSecret() {
        assertThat(get(server.url()).toString()).doesNotContain(TOKEN).doesNotContain("limit");
    }
}
