package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that lies behind an answer becomes part of the next one. */
class StrayBytesGuardTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final EmbeddedChannel channel = channel();

    private static EmbeddedChannel channel() {
        UnaskedAnswerGuard answers = new UnaskedAnswerGuard();
        return new EmbeddedChannel(new StrayBytesGuard(answers), new HttpClientCodec(), answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\nX: ",
                "}}}garbage",
                "\u0000\u0001x",
                "HTTP/1.1 199 lever4j-probe",
                "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{}",
            })
    void bytesThatCameWithAnAnswerCloseTheConnection(String stray) {
        request();
        read(ANSWER + stray);
        assertThat(heads()).isEqualTo(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "HTTP/1.1 200 OK\r\nX: ", "\r\n", "{"})
    void bytesThatComeWhileNothingIsAskedCloseItToo(String stray) {
        request();
        read(ANSWER);
        assertThat(channel.isOpen()).isTrue();
        read(stray);
        assertThat(heads()).isEqualTo(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void answersThatComeInPartsAreLeftInPeace() {
        for (int round = 0; round < 3; round++) {
            request();
            for (char each : ANSWER.toCharArray()) {
                read(String.valueOf(each));
            }
            assertThat(heads()).isEqualTo(1);
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void soAreThoseInChunksAndThoseWithoutABody() {
        request();
        read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n");
        read("0\r\n\r\n");
        request();
        read("HTTP/1.1 204 No Content\r\n\r\n");
        request();
        read("HTTP/1.1 103 Early Hints\r\n\r\n" + ANSWER);
        assertThat(heads()).isEqualTo(3);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aServerThatSendsTheProbeItselfMakesNoAnswerOfIt() {
        request();
        read(ANSWER + "HTTP/1.1 199 lever4j-probe\r\n\r\n");
        assertThat(heads()).isEqualTo(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    private void request() {
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    }

    private void read(String bytes) {
        channel.pipeline().fireChannelRead(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
        channel.pipeline().fireChannelReadComplete();
    }

    private int heads() {
        int heads = 0;
        for (Object seen = channel.readInbound(); seen != null; seen = channel.readInbound()) {
            heads += seen instanceof HttpResponse ? 1 : 0;
            ReferenceCountUtil.release(seen);
        }
        return heads;
    }
}
