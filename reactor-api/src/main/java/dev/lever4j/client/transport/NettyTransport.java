package dev.lever4j.client.transport;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.ResourceStatus.Connections;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.LeverException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.NettyPipeline;
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
    private final DownloadHosts downloadHosts;
    private final Replies replies;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Mono<Void> closing;

    /**
     * Reads the trust store on the calling thread, where an origin is HTTPS; opens no connection.
     *
     * @param origins URLs of the servers that may be talked to, of which scheme, host and port count; any other is
     *     refused
     * @throws IllegalArgumentException if an origin is neither HTTPS nor HTTP on the loopback
     */
    public NettyTransport(TransportSettings settings, Set<URI> origins) {
        this(settings, origins, true, false);
    }

    /**
     * @param nativeIo epoll or kqueue where there is one; else the JDK's selectors, where a reset looks different
     * @param counted whether anybody may ask for {@link #connections}
     */
    NettyTransport(TransportSettings settings, Set<URI> origins, boolean nativeIo, boolean counted) {
        this.settings = settings;
        this.origins = origins.stream().map(Origin::trusted).collect(Collectors.toUnmodifiableSet());
        this.downloadHosts = new DownloadHosts(
                settings.downloadHosts(), this.origins.stream().anyMatch(Origin::isLoopback));
        this.replies = new Replies(settings.maxBodyBytes());
        this.wire = new Wire(settings, nativeIo, counted);
        if (this.origins.stream().anyMatch(Origin::isHttps)) {
            wire.secure(false);
        }
        this.closing = Mono.defer(this::release).cache();
    }

    /**
     * As the constructor does.
     *
     * @param counted whether {@link #connections} counts them, which costs the pool a little; else there are none
     */
    public static NettyTransport of(TransportSettings settings, Set<URI> origins, boolean counted) {
        return new NettyTransport(settings, origins, true, counted);
    }

    @Override
    public Mono<HttpReply> send(WireRequest request) {
        return Mono.defer(() -> exchange(request));
    }

    @Override
    public Connections connections() {
        return wire.pools.connections();
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
        Optional<String> refusal = refusal(request, origin);
        if (refusal.isPresent()) {
            return Mono.error(new ConnectionFailedException(refusal.get(), false, null));
        }
        HeaderText.checked("content type", request.contentType());
        return blocks(origin)
                ? Mono.defer(() -> ask(request, origin)).subscribeOn(Schedulers.boundedElastic())
                : ask(request, origin);
    }

    /** A proxy's own name is looked up by the JDK, and a trust store may have to be read. */
    private boolean blocks(Origin origin) {
        return settings.proxy() != null || origin.isHttps() && !wire.isSecureReady();
    }

    private Mono<HttpReply> ask(WireRequest request, Origin origin) {
        LoopCancel cancelling = new LoopCancel();
        return cancelling.guard(client(request, origin)
                .request(HttpMethod.valueOf(request.method().name()))
                .uri(request.url())
                .send((head, out) -> write(
                        request,
                        head,
                        out.withConnection(
                                connection -> cancelling.on(connection.channel().eventLoop()))))
                .response((response, body) -> replies.read(response, body, request.taker()))
                .single()
                .onErrorMap(fault -> translated(fault, origin, request)));
    }

    private Optional<String> refusal(WireRequest request, Origin origin) {
        if (request.elsewhere()) {
            return downloadHosts.refusal(request.url());
        }
        return origins.contains(origin)
                ? Optional.empty()
                : Optional.of("refused to talk to " + origin + ", which is no server of this environment");
    }

    private HttpClient client(WireRequest request, Origin origin) {
        boolean guarded = request.elsewhere() && !downloadHosts.areHere(origin);
        HttpClient client = origin.isHttps() ? wire.secure(guarded) : wire.plain;
        return request.taker() == null
                ? client
                : client.doOnResponse((response, connection) -> watchReads(connection))
                        .doAfterResponseSuccess(
                                (response, connection) -> request.departure().landed());
    }

    /** From its first byte on, a streamed body goes at its reader's pace. */
    private void watchReads(Connection connection) {
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (pipeline.get(NettyPipeline.ResponseTimeoutHandler) != null) {
            pipeline.replace(
                    NettyPipeline.ResponseTimeoutHandler,
                    NettyPipeline.ResponseTimeoutHandler,
                    new DownloadGap(settings.readGap()));
        }
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
        request.headers().forEach((name, value) -> head.header(name, HeaderText.checked("header", value)));
        Content content = request.content();
        if (content instanceof Content.Bytes bytes) {
            head.header("content-type", bytes.type()).header("content-length", "" + bytes.bytes().length);
        } else if (content instanceof Content.Streamed streamed) {
            head.header("content-type", streamed.type()).header("content-length", "" + streamed.length());
        }
        if (!request.departure().depart()) {
            return Mono.error(
                    new ConnectionFailedException("the request was given up before it was sent", false, null));
        }
        if (content instanceof Content.Streamed streamed) {
            return out.withConnection(connection -> connection.addHandlerLast(new UploadStall(settings.readGap())))
                    .send(streamed.open().map(Unpooled::wrappedBuffer));
        }
        return content instanceof Content.Bytes bytes ? out.sendByteArray(Mono.just(bytes.bytes())) : out;
    }

    private Throwable translated(Throwable fault, Origin origin, WireRequest request) {
        Throwable ours = Faults.translated(fault, origin, request.departure().isGone());
        return closed.get() && ours instanceof LeverException ? new ClientClosedException() : ours;
    }
}
