package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnaskedAnswerGuardTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new UnaskedAnswerGuard());

    @Test
    void oneAnswerForEachRequestPasses() {
        for (int i = 0; i < 3; i++) {
            request();
            answer(HttpResponseStatus.OK);
            assertThat(seen()).isEqualTo(1);
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void interimAnswersDoNotCount() {
        request();
        answer(HttpResponseStatus.EARLY_HINTS);
        assertThat(seen()).isZero();
        answer(HttpResponseStatus.OK);
        assertThat(seen()).isEqualTo(1);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aChangeOfProtocolClosesTheConnection() {
        request();
        answer(HttpResponseStatus.SWITCHING_PROTOCOLS);
        assertThat(seen()).isZero();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aSecondAnswerClosesTheConnectionUnseen() {
        request();
        answer(HttpResponseStatus.OK);
        answer(HttpResponseStatus.OK);
        assertThat(seen()).isEqualTo(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void anAnswerReadInTheSameGoAsItsRequestWasWrittenIsNotItsAnswer() {
        request();
        channel.pipeline().fireChannelRead(response(HttpResponseStatus.OK));
        request();
        channel.pipeline().fireChannelRead(response(HttpResponseStatus.OK));
        assertThat(seen()).isEqualTo(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    private void request() {
        channel.writeOutbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    }

    private void answer(HttpResponseStatus status) {
        channel.pipeline().fireChannelRead(response(status));
        channel.pipeline().fireChannelReadComplete();
    }

    private static DefaultHttpResponse response(HttpResponseStatus status) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
    }

    private int seen() {
        int messages = 0;
        while (channel.readInbound() != null) {
            messages++;
        }
        return messages;
    }
}
