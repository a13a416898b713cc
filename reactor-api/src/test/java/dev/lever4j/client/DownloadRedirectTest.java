package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.transport.FaultServer;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.MalformedResponseException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.util.context.ContextView;

/** No credential leaves Lever, whatever its answers say. */
class DownloadRedirectTest extends TransferFixture {
    private static final String SIGNED = "/bucket/object?X-Signature=s%2Fcret";

    private static Download download(LeverClient client) {
        return client.opportunity("opp").files().download("file");
    }

    private static void assertNoCredential(FaultServer server) {
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request)
                        .doesNotContainIgnoringCase("authorization")
                        .doesNotContainIgnoringCase("cookie")
                        .doesNotContain(KEY));
    }

    @Test
    void isFollowedElsewhereWithoutAnyCredential() {
        AtomicReference<Object> to = new AtomicReference<>();
        FaultServer home = answer(request -> redirect(to.get()));
        FaultServer storage = answer(request -> file("whole"));
        to.set(storage.url() + SIGNED);
        download(client(ONCE)).to(folder.resolve("f")).block(SOON);
        assertThat(text(folder.resolve("f"))).isEqualTo("whole");
        assertThat(home.requests().get(0)).containsIgnoringCase("authorization: Basic");
        assertThat(storage.requests()).hasSize(1);
        assertThat(storage.requests().get(0)).startsWith("GET " + SIGNED + " HTTP/1.1");
        assertNoCredential(storage);
    }

    @Test
    void atHomeTheCredentialGoesAlongAndAPathIsResolved() {
        FaultServer home = answer(request -> request.startsWith("GET /v1/opp") ? redirect("/moved?x=1") : file("x"));
        download(client(ONCE)).to(folder.resolve("f")).block(SOON);
        assertThat(home.requests()).hasSize(2);
        assertThat(home.requests().get(1))
                .startsWith("GET /moved?x=1 HTTP/1.1")
                .containsIgnoringCase("authorization: Basic");
    }

    @Test
    void onTheWayBackNoCredentialIsSentAgain() {
        AtomicReference<Object> away = new AtomicReference<>();
        AtomicReference<Object> back = new AtomicReference<>();
        FaultServer home = answer(request -> request.contains("/back") ? file("x") : redirect(away.get()));
        FaultServer other = answer(request -> redirect(back.get()));
        away.set(other.url() + "/away");
        back.set(home.url() + "/back");
        download(client(ONCE)).to(folder.resolve("f")).block(SOON);
        assertThat(home.requests().get(1)).startsWith("GET /back").doesNotContainIgnoringCase("authorization");
        assertNoCredential(other);
    }

    @Test
    void aLoopEndsAfterThreeHops() {
        AtomicInteger hops = new AtomicInteger();
        FaultServer home = answer(request -> redirect("/loop/" + hops.incrementAndGet()));
        ApiException error = fails(download(client(QUICK)).to(folder.resolve("f")), ApiException.class);
        assertThat(error).hasMessageContaining("redirected more than 3 times");
        assertThat(home.requests()).hasSize(4);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/x?X-Signature=1",
                "https://example.com/x?X-Signature=1",
                "https://user@127.0.0.1/x",
                "file:///etc/passwd",
                "data:text/plain,x",
                "ftp://127.0.0.1/x",
                "https://169.254.169.254/latest",
                "https://127.1/x",
                "https://evil.lever.co.example.com/",
            })
    void elsewhereIsOnlyWhereDownloadsMayComeFrom(String place) {
        FaultServer home = answer(request -> redirect(place));
        fails(download(client(QUICK)).to(folder.resolve("f")), ConnectionFailedException.class);
        assertThat(home.requests()).hasSize(1);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: a b\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n",
            })
    void aRedirectToNowhereIsMalformed(String reply) {
        answer(request -> reply);
        fails(download(client(ONCE)).to(folder.resolve("f")), MalformedResponseException.class);
    }

    @Test
    void whatElsewhereAnswersSaysNothingAboutTheTokenAndIsNotQuoted() {
        AtomicReference<Object> to = new AtomicReference<>();
        AtomicInteger tokens = new AtomicInteger();
        FaultServer home = answer(
                request -> request.contains("/oauth/token") ? token(tokens.incrementAndGet()) : redirect(to.get()));
        FaultServer storage = answer(request -> json(401, "{\"message\":\"X-Signature\"}"));
        to.set(storage.url() + SIGNED);
        ApiException error = fails(download(clientByGrant()).to(folder.resolve("f")), ApiException.class);
        assertThat(error.status()).isEqualTo(401);
        assertThat(error.bodyText()).isEmpty();
        assertThat(tokens).hasValue(1);
        assertThat(home.requests()).hasSize(2);
        assertNoCredential(storage);
    }

    @Test
    void whatBreaksOffElsewhereIsAskedForAtHomeAgain() {
        AtomicReference<Object> to = new AtomicReference<>();
        AtomicInteger asked = new AtomicInteger();
        FaultServer home = answer(request -> redirect(to.get() + "?link=" + asked.incrementAndGet()));
        FaultServer storage = serve(peer -> {
            peer.readRequest();
            peer.write(peer.number() == 0 ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwh" : file("whole"));
        });
        to.set(storage.url() + "/x");
        download(client(QUICK)).to(folder.resolve("f")).block(SOON);
        assertThat(text(folder.resolve("f"))).isEqualTo("whole");
        assertThat(home.requests()).hasSize(2);
        assertThat(storage.requests().get(1)).startsWith("GET /x?link=2 ");
    }

    @Test
    void whatElsewhereCallsARequestIsNotLeversNameForIt() {
        AtomicReference<Object> to = new AtomicReference<>();
        answer(request -> named(redirect(to.get()), "levers-own"));
        FaultServer storage = answer(request -> named(file("whole"), "foreign"));
        to.set(storage.url() + SIGNED);
        List<String> told = new CopyOnWriteArrayList<>();
        Telemetry telemetry = new Telemetry() {
            @Override
            public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
                return end -> told.add(request.elsewhere() + " " + end.status() + " "
                        + end.requestId().orElse("unnamed"));
            }
        };
        download(client(ONCE, telemetry)).to(folder.resolve("f")).block(SOON);
        assertThat(told).containsExactly("false 302 levers-own", "true 200 unnamed");
    }

    private static String named(String answer, String id) {
        return answer.replaceFirst("\r\n", "\r\nX-Request-Id: " + id + "\r\n");
    }

    @Test
    void nothingElseFollowsARedirect() {
        FaultServer other = answer(request -> json(200, "{\"data\":{\"id\":\"1\"}}"));
        serve(peer -> {});
        AtomicReference<Object> to = new AtomicReference<>(other.url() + "/x");
        FaultServer home = new FaultServer(peer -> {
            peer.readRequest();
            peer.write(redirect(to.get()));
        });
        try (home) {
            LeverClient client = LeverClient.builder()
                    .environment(dev.lever4j.LeverEnvironment.customWithLoopbackHttp(home.url(), home.url()))
                    .apiKey(dev.lever4j.auth.Secret.of(KEY))
                    .retry(ONCE)
                    .build();
            fails(client.stages().get("1"), LeverException.class);
            client.closeGracefully(java.time.Duration.ZERO).block(SOON);
        }
        assertThat(other.connections()).isZero();
    }
}
