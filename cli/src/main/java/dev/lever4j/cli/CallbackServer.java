package dev.lever4j.cli;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import reactor.util.concurrent.Queues;

/**
 * Listens at the redirect URI, on the loopback alone. Whoever runs a program on this machine can talk to it, and so can
 * any page in a browser here: requests count for what they bring, are small, and are answered one at a time.
 */
final class CallbackServer implements AutoCloseable {
    private static final int LONGEST_LINE = 20 * 1024;
    /** Cookies of everything else on localhost come along. */
    private static final int LARGEST_HEAD = 32 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LoopbackUri uri;
    /** One thread, so that arrivals come one after the other. */
    private final LoopResources loop = LoopResources.create("lever-connect", 1, true);

    private final Sinks.Many<Arrival> arrivals =
            Sinks.many().unicast().onBackpressureBuffer(Queues.<Arrival>get(64).get());
    private final List<DisposableServer> listening = new ArrayList<>();

    private CallbackServer(LoopbackUri uri) {
        this.uri = uri;
    }

    /** @throws Failure if the port is taken */
    static CallbackServer listen(LoopbackUri uri) {
        CallbackServer server = new CallbackServer(uri);
        try {
            uri.addresses().forEach(server::listen);
            return server;
        } catch (ChannelBindException e) {
            server.close();
            throw Failure.localIo(
                    "port " + uri.port() + " of this machine is taken, or may not be listened on; end what uses it, or"
                            + " give another --redirect-uri that is registered for the app at Lever",
                    e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Browsers that came to the redirect URI; for one subscriber. */
    Flux<Arrival> arrivals() {
        return arrivals.asFlux();
    }

    @Override
    public void close() {
        listening.forEach(server -> server.disposeNow(PATIENCE));
        loop.disposeLater(Duration.ZERO, PATIENCE).block(PATIENCE);
    }

    private void listen(InetAddress address) {
        DisposableServer bound = HttpServer.create()
                .runOn(loop, false)
                .bindAddress(() -> new InetSocketAddress(address, uri.port()))
                .httpRequestDecoder(
                        decoder -> decoder.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(LARGEST_HEAD))
                .requestTimeout(PATIENCE)
                .idleTimeout(PATIENCE.multipliedBy(3))
                .handle(this::answer)
                .bindNow(PATIENCE);
        listening.add(bound);
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        String[] target = request.uri().split("\\?", 2);
        if (!uri.isNamedBy(header(request))) {
            return send(response, CallbackPage.bad(421, "Not for this address", "Nothing is served under this name."));
        }
        if (target[0].equals("/favicon.ico")) {
            return response.keepAlive(false).status(204).send();
        }
        if (!target[0].equals(uri.path())) {
            return send(response, CallbackPage.bad(404, "Nothing here", "There is no such page."));
        }
        if (!request.method().name().equals("GET")) {
            response.header(HttpHeaderNames.ALLOW, "GET");
            return send(
                    response, CallbackPage.bad(405, "Method not allowed", "This page can be asked for with GET only."));
        }
        return arrived(new Arrival(target.length == 2 ? target[1] : null), response);
    }

    private Mono<Void> arrived(Arrival arrival, HttpServerResponse response) {
        if (arrivals.tryEmitNext(arrival).isFailure()) {
            return send(response, CallbackPage.bad(503, "Too late", "Nobody waits for this page any more."));
        }
        return arrival.page().flatMap(page -> send(response, page)).doFinally(end -> arrival.wasServed());
    }

    private static Mono<Void> send(HttpServerResponse response, CallbackPage page) {
        return response.status(page.status())
                .keepAlive(false)
                .header(HttpHeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .header(HttpHeaderNames.CONTENT_SECURITY_POLICY, CallbackPage.POLICY)
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .sendString(Mono.just(page.html()))
                .then();
    }

    private static String header(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.requestHeaders().get(HttpHeaderNames.HOST), "");
    }
}
