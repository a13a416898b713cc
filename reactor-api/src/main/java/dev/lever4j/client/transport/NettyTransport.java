package dev.lever4j.client.transport;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.LeverException;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;

/**
 * HTTP/1.1 over Reactor Netty, with a pool, event loops and a resolver of its own. Its retry, redirects, compression,
 * cookies and payload logging are off. Replies are emitted on an event loop; nothing here blocks one.
 */
public final class NettyTransport implements Transport {
    private final TransportSettings settings;
    private final Set<Origin> origins;
    private final Wire wire;
    private final Replies replies;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Mono<Void> closing;

    /**
     * Reads the trust store on the calling thread; opens no connection.
     *
     * @param origins URLs of the servers that may be talked to, of which scheme, host and port count; any other is
     *     refused
     * @throws IllegalArgumentException if an origin is neither HTTPS nor HTTP on the loopback
     */
    public NettyTransport(TransportSettings settings, Set<URI> origins) {
        this(settings, origins, true);
    }

    /** @param nativeIo epoll or kqueue where there is one; else the JDK's selectors, where a reset looks different */
    NettyTransport(TransportSettings settings, Set<URI> origins, boolean nativeIo) {
        this.settings = settings;
        this.origins = origins.stream().map(Origin::trusted).collect(Collectors.toUnmodifiableSet());
        this.replies = new Replies(settings.maxBodyBytes());
        this.wire = new Wire(settings, nativeIo);
        this.closing = Mono.defer(this::release).cache();
    }

    @Override
    public Mono<HttpReply> send(WireRequest request) {
        return Mono.defer(() -> exchange(request));
    }

    @Override
    public Mono<Void> close() {
        return closing;
    }

    private Mono<Void> release() {
        closed.set(true);
        return wire.close();
    }

    private Mono<HttpReply> exchange(WireRequest request) {
        if (closed.get()) {
            return Mono.error(new ClientClosedException());
        }
        Origin origin = Origin.of(request.url());
        if (!origins.contains(origin)) {
            return Mono.error(new ConnectionFailedException(
                    "refused to talk to " + origin + ", which is no server of this environment", false, null));
        }
        HeaderText.checked("content type", request.contentType());
        Mono<HttpReply> answer = client(origin)
                .request(HttpMethod.valueOf(request.method().name()))
                .uri(request.url())
                .send((head, out) -> write(request, head, out))
                .response(replies::read)
                .single()
                .onErrorMap(fault -> translated(fault, origin, request));
        // a proxy's own name is looked up by the JDK, which blocks
        return settings.proxy() == null ? answer : answer.subscribeOn(Schedulers.boundedElastic());
    }

    private HttpClient client(Origin origin) {
        return origin.scheme().equals("https") ? wire.secure : wire.plain;
    }

    /** Called with a connection that is ready. Headers are set here because only here does Netty check them too. */
    private Publisher<Void> write(WireRequest request, HttpClientRequest head, NettyOutbound out) {
        Secret authorization = request.authorization();
        if (authorization != null) {
            head.header("authorization", HeaderText.checked("authorization", authorization.reveal()));
        }
        head.header("user-agent", settings.userAgent())
                .header("accept", "application/json, */*;q=0.5")
                .header("accept-encoding", "identity");
        byte[] body = request.body();
        if (body != null) {
            head.header("content-type", request.contentType()).header("content-length", Integer.toString(body.length));
        }
        if (!request.departure().depart()) {
            return Mono.error(
                    new ConnectionFailedException("the request was given up before it was sent", false, null));
        }
        return body == null ? out : out.sendByteArray(Mono.just(body));
    }

    private Throwable translated(Throwable fault, Origin origin, WireRequest request) {
        Throwable ours = Faults.translated(fault, origin, request.departure().isGone());
        return closed.get() && ours instanceof LeverException ? new ClientClosedException() : ours;
    }
}
