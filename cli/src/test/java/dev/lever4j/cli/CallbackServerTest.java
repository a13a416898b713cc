package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class CallbackServerTest {
    private static final int PATIENCE_MS = 60_000;

    private final int port = FreePort.find();
    private final LoopbackUri uri = LoopbackUri.of("http://localhost:" + port + "/oauth/callback");
    private final CallbackServer server = CallbackServer.listen(uri);

    @AfterEach
    void stop() {
        server.close();
    }

    private String send(String request) throws IOException {
        return send("127.0.0.1", request);
    }

    /** Without a client in between that would tidy the request up. */
    private String send(String address, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName(address), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
    }

    private Disposable showing(CallbackPage page) {
        return server.arrivals().subscribe(arrival -> arrival.show(page));
    }

    @Test
    void localhostIsBothOfItsAddresses() throws IOException {
        Disposable waiting = showing(CallbackPage.good("Seen"));

        for (String address : FreePort.hasSix() ? List.of("127.0.0.1", "::1") : List.of("127.0.0.1")) {
            assertThat(send(address, get("/oauth/callback?code=c&state=s")))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("<h1>Seen</h1>");
        }
        waiting.dispose();
    }

    @Test
    void nothingListensOnOtherAddresses() {
        assertThatThrownBy(() -> send("127.0.0.2", get("/oauth/callback"))).isInstanceOf(IOException.class);
    }

    @Test
    void aPageMayNeitherRunNorLoadNorBeKeptAndEndsItsConnection() throws IOException {
        Disposable waiting = showing(CallbackPage.bad(400, "<b>\"&'</b>", "<script>1</script>\u202e"));

        String answer = send(get("/oauth/callback?x"));

        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .contains("content-security-policy: default-src 'none'; style-src 'sha256-", "frame-ancestors 'none'")
                .contains("cache-control: no-store", "referrer-policy: no-referrer", "x-content-type-options: nosniff")
                .contains("content-type: text/html; charset=utf-8", "connection: close");
        assertThat(answer)
                .contains("<h1>&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;</h1>", "&lt;script&gt;1&lt;/script&gt;\\u{202e}")
                .doesNotContain("<script", "http-equiv", "src=", "href=");
        waiting.dispose();
    }

    @Test
    void theOnlyStyleThatIsAllowedIsThePagesOwn() throws Exception {
        String html = CallbackPage.good("Seen").html();
        String style = html.replaceAll("(?s).*<style>(.*)</style>.*", "$1");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertThat(CallbackPage.POLICY)
                .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        assertThat(html).doesNotContain("style=");
    }

    @Test
    void otherPathsMethodsAndNamesAreRefused() throws IOException {
        assertThat(send(get("/"))).startsWith("HTTP/1.1 404 ");
        assertThat(send(get("/oauth/callback/"))).startsWith("HTTP/1.1 404 ");
        assertThat(send(get("/oauth/../oauth/callback"))).startsWith("HTTP/1.1 404 ");
        assertThat(send(get("http://localhost:" + port + "/oauth/callback"))).startsWith("HTTP/1.1 404 ");
        for (String method : List.of("POST", "HEAD", "OPTIONS", "DELETE")) {
            assertThat(send(get("/oauth/callback?code=c&state=s").replaceFirst("GET", method)))
                    .startsWith("HTTP/1.1 405 ")
                    .containsIgnoringCase("allow: GET");
        }
        String rebound = get("/oauth/callback?code=c&state=s").replace("Host: localhost", "Host: evil.example");
        assertThat(send(rebound)).startsWith("HTTP/1.1 421 ");
        assertThat(send("GET /oauth/callback HTTP/1.0\r\n\r\n")).contains(" 421 ");
    }

    @Test
    void aBrowsersWishForAnIconIsQuietlyDeclined() throws IOException {
        assertThat(send(get("/favicon.ico"))).startsWith("HTTP/1.1 204 ");
    }

    @Test
    void requestsLargerThanAnyCallbackAreRefused() throws IOException {
        assertThat(send(get("/oauth/callback?code=" + "c".repeat(30_000)))).startsWith("HTTP/1.1 414 ");
        assertThat(send(get("/oauth/callback").replace("Host:", "X: " + "x".repeat(40_000) + "\r\nHost:")))
                .startsWith("HTTP/1.1 4");
        assertThat(send("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aPortThatIsTakenOnEitherAddressIsAFailureThatLeavesNothingOpen() throws IOException {
        for (String address : FreePort.hasSix() ? List.of("127.0.0.1", "::1") : List.of("127.0.0.1")) {
            int taken = FreePort.find();
            LoopbackUri there = LoopbackUri.of("http://localhost:" + taken + "/");
            try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getByName(address))) {
                assertThat(other.isBound()).isTrue();
                assertThatThrownBy(() -> CallbackServer.listen(there)).isInstanceOf(Failure.class);
            }
            try (ServerSocket again = FreePort.take(taken)) {
                assertThat(again.isBound()).isTrue();
            }
        }
    }

    @Test
    void whoComesWhenNobodyWaitsIsToldSo() throws IOException {
        showing(CallbackPage.good("Seen")).dispose();

        assertThat(send(get("/oauth/callback?code=c&state=s"))).startsWith("HTTP/1.1 503 ");
    }
}
