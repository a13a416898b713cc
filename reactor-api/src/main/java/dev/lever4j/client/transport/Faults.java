package dev.lever4j.client.transport;

import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.MalformedResponseException;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.proxy.HttpProxyHandler.HttpProxyConnectException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.WriteTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;

/**
 * Turns whatever the HTTP library throws into our own errors, by type and by how far the request had come. Texts are
 * never looked at: they differ between operating systems and transports.
 */
final class Faults {
    private Faults() {}

    static Throwable translated(Throwable thrown, Origin origin, boolean begun) {
        Throwable fault = Exceptions.unwrap(thrown);
        if (fault instanceof LeverException || fault instanceof Error) {
            return fault;
        }
        return begun ? afterSending(fault, origin) : beforeSending(fault, origin);
    }

    private static LeverException beforeSending(Throwable fault, Origin origin) {
        if (fault instanceof TimeoutException) {
            return failed("no connection to " + origin + " became free in time; allow more connections", true, fault);
        }
        if (fault instanceof PoolAcquirePendingLimitException) {
            return failed("too many requests wait for a connection to " + origin + "; send fewer at once", true, fault);
        }
        if (has(fault, ProxyConnectException.class)) {
            return failed(
                    "the proxy did not open a tunnel to " + origin + "; check the proxy's address and password",
                    !wantsPassword(fault),
                    fault);
        }
        if (has(fault, SSLException.class)) {
            return failed(
                    "no TLS connection to " + origin + " could be made; check the host name, the clock and the trusted"
                            + " certificate authorities",
                    !isFinal(fault),
                    fault);
        }
        if (has(fault, PublicAddresses.NotPublic.class)) {
            return failed(
                    "a download was redirected to " + origin + ", which is not on the public internet", false, null);
        }
        if (has(fault, UnknownHostException.class)) {
            return failed("the address of " + origin + " was not found; check the host name and DNS", true, fault);
        }
        return failed("no connection to " + origin + " could be made; check that it can be reached", true, fault);
    }

    private static LeverException afterSending(Throwable fault, Origin origin) {
        if (fault instanceof ReadTimeoutException) {
            return new LeverTimeoutException(origin + " went silent in the middle of an answer", false, true);
        }
        if (fault instanceof WriteTimeoutException) {
            return new LeverTimeoutException(origin + " took no more of a request's bytes", false, true);
        }
        boolean cut = fault instanceof PrematureChannelClosureException || has(fault, SSLException.class);
        if (!cut && (fault instanceof IllegalArgumentException || fault instanceof CodecException)) {
            return new MalformedResponseException(
                    origin + " sent what is not HTTP; check for a proxy or firewall in between", fault);
        }
        return new ConnectionLostException("the connection to " + origin + " broke before the answer was whole", fault);
    }

    /**
     * What another try cannot mend: a certificate that is not trusted, or a handshake that this side's engine refused.
     */
    private static boolean isFinal(Throwable fault) {
        boolean untrusted = has(fault, GeneralSecurityException.class);
        // a close or a timeout in mid-handshake comes as a subclass
        return untrusted || chain(fault).anyMatch(cause -> cause.getClass() == SSLHandshakeException.class);
    }

    private static boolean wantsPassword(Throwable fault) {
        return chain(fault)
                .anyMatch(cause -> cause instanceof HttpProxyConnectException answered
                        && answered.headers() != null
                        && answered.headers().contains("proxy-authenticate"));
    }

    private static boolean has(Throwable fault, Class<? extends Throwable> type) {
        return chain(fault).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> chain(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static ConnectionFailedException failed(String message, boolean worthRetrying, @Nullable Throwable cause) {
        return new ConnectionFailedException(message, worthRetrying, cause);
    }
}
