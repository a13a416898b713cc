package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.MalformedResponseException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.channel.AbortedException;

/** Every failure has its type, whatever its text. */
class FaultsTest {
    private static final Origin LEVER = Origin.of(URI.create("https://api.lever.co/v1/opportunities/secret-id"));
    private static final String TEXT = "text that differs between systems";

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new TimeoutException(TEXT), ConnectionFailedException.class, true),
                Arguments.of(new UnknownHostException(TEXT), ConnectionFailedException.class, true),
                Arguments.of(new IOException(TEXT), ConnectionFailedException.class, true),
                Arguments.of(new SSLException(TEXT), ConnectionFailedException.class, true),
                Arguments.of(new SSLHandshakeException(TEXT), ConnectionFailedException.class, false),
                Arguments.of(
                        new SSLException(TEXT, new CertificateException(TEXT)), ConnectionFailedException.class, false),
                Arguments.of(new IllegalStateException(TEXT), ConnectionFailedException.class, true));
    }

    static Stream<Arguments> faultsAfterSending() {
        return Stream.of(
                Arguments.of(new IOException(TEXT), ConnectionLostException.class),
                Arguments.of(new ClosedChannelException(), ConnectionLostException.class),
                Arguments.of(new AbortedException(TEXT), ConnectionLostException.class),
                Arguments.of(new DecoderException(new SSLException(TEXT)), ConnectionLostException.class),
                Arguments.of(new IllegalStateException(TEXT), ConnectionLostException.class),
                Arguments.of(ReadTimeoutException.INSTANCE, LeverTimeoutException.class),
                Arguments.of(new IllegalArgumentException(TEXT), MalformedResponseException.class),
                Arguments.of(new NumberFormatException(TEXT), MalformedResponseException.class),
                Arguments.of(new TooLongHttpHeaderException(TEXT), MalformedResponseException.class),
                Arguments.of(new DecoderException(TEXT), MalformedResponseException.class));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void beforeAByteWentOutItIsAFailedConnection(Throwable fault, Class<?> type, boolean worthRetrying) {
        Throwable ours = Faults.translated(fault, LEVER, false);
        assertThat(ours).isInstanceOf(type).hasCause(fault).hasMessageContaining("api.lever.co:443");
        assertThat(((ConnectionFailedException) ours).isWorthRetrying()).isEqualTo(worthRetrying);
        assertThat(ours).hasMessageNotContaining(TEXT).hasMessageNotContaining("secret-id");
    }

    @ParameterizedTest
    @MethodSource("faultsAfterSending")
    void onceBytesMayHaveGoneOutItIsLostSlowOrMalformed(Throwable fault, Class<?> type) {
        Throwable ours = Faults.translated(fault, LEVER, true);
        assertThat(ours).isInstanceOf(type).hasMessageContaining("api.lever.co:443");
        assertThat(ours).hasMessageNotContaining(TEXT).hasMessageNotContaining("secret-id");
    }

    @Test
    void ourOwnErrorsAndTheMachinesPassUnchanged() {
        ClientClosedException own = new ClientClosedException();
        assertThat(Faults.translated(own, LEVER, true)).isSameAs(own);
        AssertionError machine = new AssertionError();
        assertThat(Faults.translated(machine, LEVER, false)).isSameAs(machine);
    }
}
