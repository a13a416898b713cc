package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.ConnectionLostException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reply cut after any byte is an error and never a smaller success. */
class CutTest extends TransportFixture {
    private static final String JSON = "{\"data\":[{\"id\":\"" + "x".repeat(90) + "\"}],\"hasNext\":false}";

    @ParameterizedTest
    @CsvSource({"false,false,true", "false,true,true", "true,false,true", "true,true,true", "false,true,false"})
    void everyCutIsAnError(boolean chunked, boolean byReset, boolean nativeIo) {
        byte[] reply = (chunked ? chunked() : ok(JSON)).getBytes(StandardCharsets.ISO_8859_1);
        FaultServer server = serve(peer -> {
            peer.readRequest();
            peer.write(reply, peer.number());
            if (byReset && peer.number() < reply.length) {
                peer.reset();
            }
        });
        NettyTransport transport = transport(TransportSettings.DEFAULT, server.url(), nativeIo);
        for (int cut = 0; cut < reply.length; cut++) {
            fails(
                    transport.send(get(server.url())),
                    ConnectionLostException.class,
                    lost -> assertThat(lost.requestMayHaveArrived()).isTrue());
            assertThat(departure.isGone()).isTrue();
        }
        answers(transport.send(get(server.url())), 200, JSON);
        assertThat(server.requests()).hasSize(reply.length + 1);
    }

    private static String chunked() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        String first = JSON.substring(0, 60);
        String second = JSON.substring(60);
        return head + chunk(first) + chunk(second) + "0\r\n\r\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
