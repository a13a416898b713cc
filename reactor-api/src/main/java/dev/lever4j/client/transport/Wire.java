package dev.lever4j.client.transport;

import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;
import reactor.netty.transport.ProxyProvider;

/**
 * Event loops, resolver, pool and the configured clients: all our own, nothing shared with the application, so that
 * closing leaves no thread behind. Connections are not colocated with the loop that asks for them: callers that a token
 * refresh resumes together would otherwise pile all new connections on one loop.
 */
final class Wire {
    private static final Duration EVICTION = Duration.ofSeconds(5);
    private static final Duration LOOPS_CLOSE = Duration.ofSeconds(2);

    final HttpClient plain;
    final Pools pools = new Pools();

    private final ConnectionProvider pool;
    private final LoopResources loops;
    private final AddressResolverGroup<InetSocketAddress> resolver;
    private final AddressResolverGroup<InetSocketAddress> publicOnly;
    private final TransportSettings settings;
    private volatile @Nullable Secured secured;

    /** @param foreign to no address that is not public */
    private record Secured(HttpClient any, HttpClient foreign) {}

    Wire(TransportSettings settings, boolean nativeIo, boolean counted) {
        this.settings = settings;
        pool = pool(settings, counted);
        loops = LoopResources.create("lever4j-http", 1, LoopResources.DEFAULT_IO_WORKER_COUNT, true, false);
        // Netty's own DNS client: it never blocks a loop and honours a record's life time
        resolver = NameResolverProvider.builder()
                .queryTimeout(settings.connectTimeout())
                .build()
                .newNameResolverGroup(loops, nativeIo);
        publicOnly = new PublicAddresses(resolver);
        // HTTP/1.1 is the default, and saying so would have contexts for TLS made by which nobody is talked to
        // the resolver goes in before the loops, else Reactor Netty keeps one of its own in a static map for ever
        HttpClient base = HttpClient.create(pool)
                .resolver(resolver)
                .runOn(loops, nativeIo)
                .disableRetry(true)
                .followRedirect(false)
                .compress(false)
                .responseTimeout(settings.readGap())
                .doOnChannelInit((observer, channel, remote) -> guard(channel.pipeline()))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connectTimeout().toMillis());
        // plain HTTP is for the loopback, and through a proxy that would be another machine's
        plain = base;
    }

    /** Whether {@link #secure} has only to look. */
    boolean isSecureReady() {
        return secured != null;
    }

    /**
     * Made once, by reading the trust store, which blocks for a while.
     *
     * @param foreign to no address that is not public
     */
    HttpClient secure(boolean foreign) {
        Secured made = secured;
        if (made == null) {
            made = made();
        }
        return foreign ? made.foreign : made.any;
    }

    private synchronized Secured made() {
        Secured made = secured;
        if (made == null) {
            ProxySettings proxy = settings.proxy();
            HttpClient any = secured(proxy == null ? plain : proxied(plain, proxy, settings), settings);
            made = new Secured(any, proxy == null ? any.resolver(publicOnly) : any);
            secured = made;
        }
        return made;
    }

    Mono<Void> close() {
        return pool.disposeLater()
                .then(Mono.fromRunnable(publicOnly::close))
                .then(Mono.fromRunnable(resolver::close))
                .then(Mono.defer(() -> loops.disposeLater(Duration.ZERO, LOOPS_CLOSE)));
    }

    private static void guard(ChannelPipeline pipeline) {
        UnaskedAnswerGuard answers = new UnaskedAnswerGuard();
        pipeline.addBefore(NettyPipeline.HttpCodec, "lever4j.stray", new StrayBytesGuard(answers))
                .addAfter(NettyPipeline.HttpCodec, "lever4j.wordless", new WordlessFaults())
                .addAfter(NettyPipeline.HttpCodec, "lever4j.unasked", answers);
    }

    private ConnectionProvider pool(TransportSettings settings, boolean counted) {
        return ConnectionProvider.builder("lever4j")
                .maxConnections(settings.connections())
                .pendingAcquireMaxCount(settings.pendingAcquire())
                .pendingAcquireTimeout(settings.acquireTimeout())
                .maxIdleTime(settings.maxIdle())
                .maxLifeTime(settings.maxLife())
                .evictInBackground(EVICTION)
                .lifo()
                // a registrar of our own, else Reactor Netty would look for Micrometer's global registry
                .metrics(counted, () -> pools)
                .build();
    }

    /** A proxy resolves by itself. */
    private static HttpClient proxied(HttpClient client, ProxySettings proxy, TransportSettings settings) {
        return client.resolver(NoopAddressResolverGroup.INSTANCE).proxy(spec -> configure(spec, proxy, settings));
    }

    private static HttpClient secured(HttpClient client, TransportSettings settings) {
        Http11SslContextSpec tls = Http11SslContextSpec.forClient();
        X509Certificate[] authorities = settings.authorities().toArray(X509Certificate[]::new);
        if (authorities.length > 0) {
            tls.configure(context -> context.trustManager(authorities));
        }
        return client.secure(spec -> spec.sslContext(tls).handshakeTimeout(settings.tlsTimeout()));
    }

    private static void configure(ProxyProvider.TypeSpec spec, ProxySettings proxy, TransportSettings settings) {
        ProxyProvider.Builder builder = spec.type(ProxyProvider.Proxy.HTTP)
                .socketAddress(() -> new InetSocketAddress(proxy.host(), proxy.port()))
                .connectTimeoutMillis(settings.connectTimeout().toMillis());
        String user = proxy.user();
        if (user != null && proxy.password() != null) {
            String password = proxy.password().reveal();
            builder.username(user).password(name -> password);
        }
    }
}
